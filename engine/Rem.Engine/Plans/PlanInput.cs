using YamlDotNet.Core;

namespace Rem.Plans;

/// <summary>
/// A text as YamlDotNet is given it. It reads U+0085, U+2028 and U+2029 as line breaks, as YAML 1.1 did, and loses some
/// colons that start a scalar; all of them are text, so they travel as characters of the private use area that
/// the text does not hold.
/// </summary>
internal sealed class PlanInput
{
    private const string Breaks = "\x85\u2028\u2029";
    private const string Replaced = Breaks + ":";
    private const char FirstPrivate = '\uE000';
    private const char LastPrivate = '\uF8FF';

    private readonly int _shift;
    private readonly char[] _substitutes;
    private readonly bool _isChanged;

    /// <summary>The input for a file's text.</summary>
    public PlanInput(SourceFile file)
    {
        File = file;
        _shift = file.Text.StartsWith('\uFEFF') ? 1 : 0;
        Text = _shift == 0 ? file.Text : file.Text[1..];
        _substitutes = FindSubstitutes(Text);
        var given = Text;
        for (var i = 0; i < Breaks.Length; i++)
        {
            Text = Text.Replace(Breaks[i], _substitutes[i]);
        }

        Text = LeadingColons.Replace(Text, _substitutes[^1]);
        _isChanged = !ReferenceEquals(Text, given);
    }

    /// <summary>The file.</summary>
    public SourceFile File { get; }

    /// <summary>The text for the parser, as long as the file's but for a byte order mark.</summary>
    public string Text { get; }

    /// <summary>A mark's offset in the file's text; at the end YamlDotNet counts characters that are not there.</summary>
    public int Offset(in Mark mark) => (int)Math.Min(mark.Index + _shift, File.Text.Length);

    /// <summary>The text of a scalar, tag or anchor with its own characters again.</summary>
    public string Restore(string text)
    {
        for (var i = 0; _isChanged && i < Replaced.Length; i++)
        {
            text = text.Replace(_substitutes[i], Replaced[i]);
        }

        return text;
    }

    private static char[] FindSubstitutes(ReadOnlySpan<char> text)
    {
        var used = new bool[LastPrivate - FirstPrivate + 1];
        for (var at = text.IndexOfAnyInRange(FirstPrivate, LastPrivate); at >= 0 && at < text.Length; at++)
        {
            if (text[at] is >= FirstPrivate and <= LastPrivate)
            {
                used[text[at] - FirstPrivate] = true;
            }
        }

        var found = new char[Replaced.Length];
        var count = 0;
        for (var i = 0; count < found.Length; i++)
        {
            // A text that uses nearly all 6400 is within the size limit but is no text: it then shares the last ones.
            if (!used[i] || used.Length - i <= found.Length - count)
            {
                found[count++] = (char)(FirstPrivate + i);
            }
        }

        return found;
    }
}
