using System.Text;

namespace Rem.Plans.Editing;

/// <summary>Changes of a text, each of a stretch of the old one; they do not overlap.</summary>
internal sealed class TextEdits(string text)
{
    private readonly List<(int Start, int End, string Text)> _edits = [];

    /// <summary>The old text.</summary>
    public string Text => text;

    /// <summary>Another text instead of a stretch.</summary>
    public void Replace(int start, int end, string with) => _edits.Add((start, end, with));

    /// <summary>A text at a place; what is put at one place stands in the order in which it was put there.</summary>
    public void Insert(int at, string added) => _edits.Add((at, at, added));

    /// <summary>The new text. Null when two changes are about the same stretch.</summary>
    public string? Apply()
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (start, end, with) in _edits.OrderBy(static edit => edit.Start).ThenBy(static edit => edit.End))
        {
            if (start < at)
            {
                return null;
            }

            result.Append(text, at, start - at).Append(with);
            at = end;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
