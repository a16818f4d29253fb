using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Rem.Runtime.CSharp.Compiler;

/// <summary>A piece of text to put in the place of another.</summary>
/// <param name="At">Where, in the original text.</param>
/// <param name="Removed">How many characters go.</param>
/// <param name="Text">What comes; it holds no line end.</param>
/// <param name="IsEnd">True for what belongs to the piece before it, and so comes before other insertions at the same place.</param>
internal readonly record struct Edit(int At, int Removed, string Text, bool IsEnd);

/// <summary>A text with edits, and where its pieces are now.</summary>
internal sealed class EditedText
{
    private readonly List<Edit> _edits;

    private EditedText(string text, List<Edit> edits)
    {
        Text = text;
        _edits = edits;
    }

    /// <summary>The text now.</summary>
    public string Text { get; }

    /// <summary>A text without edits.</summary>
    public static EditedText Unchanged(string text) => new(text, []);

    /// <summary>Applies edits, in the order in which they were noted where they stand at the same place.</summary>
    public static EditedText Of(string text, IEnumerable<Edit> edits)
    {
        var sorted = edits.OrderBy(static edit => edit.At).ThenBy(static edit => edit.IsEnd ? 0 : 1).ToList();
        var result = new StringBuilder(text.Length + (sorted.Count * 24));
        var at = 0;
        foreach (var edit in sorted)
        {
            result.Append(text, at, edit.At - at).Append(edit.Text);
            at = edit.At + edit.Removed;
        }

        return new EditedText(result.Append(text, at, text.Length - at).ToString(), sorted);
    }

    /// <summary>Where a span of the original is now. No edit stands at its very ends.</summary>
    public TextSpan Map(TextSpan span) => TextSpan.FromBounds(Map(span.Start), Map(span.End));

    private int Map(int position)
    {
        var moved = position;
        foreach (var edit in _edits)
        {
            if (edit.At >= position)
            {
                break;
            }

            moved += edit.Text.Length - edit.Removed;
        }

        return moved;
    }
}
