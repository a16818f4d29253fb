using YamlDotNet.Core;

namespace Rem.Plans;

/// <summary>
/// A text as YamlDotNet is given it. It reads U+0085, U+2028 and U+2029 as line breaks, as YAML 1.1 did; in
/// YAML 1.2 they are text, so they travel as characters of the private use area that the text does not hold.
/// </summary>
internal sealed class PlanInput
{
    private const string Breaks = "\x85\u2028\u2029";

    private readonly int _shift;
    private readonly char[]? _substitutes;

    /// <summary>The input for a file's text.</summary>
    public PlanInput(SourceFile file)
    {
        File = file;
        _shift = file.Text.StartsWith('\uFEFF') ? 1 : 0;
        Text = _shift == 0 ? file.Text : file.Text[1..];
        if (Text.AsSpan().IndexOfAny(Breaks) >= 0)
        {
            _substitutes = FindSubstitutes(Text);
            for (var i = 0; i < Breaks.Length; i++)
            {
                Text = Text.Replace(Breaks[i], _substitutes[i]);
            }
        }
    }

    /// <summary>The file.</summary>
    public SourceFile File { get; }

    /// <summary>The text for the parser, as long as the file's but for a byte order mark.</summary>
    public string Text { get; }

    /// <summary>A mark's offset in the file's text; at the end YamlDotNet counts characters that are not there.</summary>
    public int Offset(in Mark mark) => (int)Math.Min(mark.Index + _shift, File.Text.Length);

    /// <summary>A scalar's text with its own characters again.</summary>
    public string Restore(string text)
    {
        if (_substitutes is null)
        {
            return text;
        }

        for (var i = 0; i < Breaks.Length; i++)
        {
            text = text.Replace(_substitutes[i], Breaks[i]);
        }

        return text;
    }

    private static char[] FindSubstitutes(string text)
    {
        var found = new char[Breaks.Length];
        var count = 0;
        // 6400 of them; a text that uses nearly all is within the size limit but is no text: it then keeps its last ones.
        for (var c = '\uE000'; c <= '\uF8FF' && count < found.Length; c++)
        {
            if (!text.Contains(c, StringComparison.Ordinal) || c >= '\uF8FD')
            {
                found[count++] = c;
            }
        }

        return found;
    }
}
