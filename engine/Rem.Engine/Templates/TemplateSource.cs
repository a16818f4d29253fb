using Rem.Plans;

namespace Rem.Templates;

/// <summary>A template's text with its place: a file of its own, or a text in a plan. Immutable, safe to use from several threads.</summary>
public sealed class TemplateSource
{
    private const string Escaped = "$${{"; // in a plan a literal `${{`, as in every scalar

    private readonly SourceFile? _file;
    private readonly ScalarNode? _node;

    /// <summary>A file.</summary>
    public TemplateSource(SourceFile file)
    {
        _file = file;
        Text = file.Text;
        Path = file.Path;
    }

    /// <summary>A text in a plan. `$${{` in it is a literal `${{`, as in every scalar.</summary>
    public TemplateSource(ScalarNode node)
    {
        _node = node;
        Text = node.Text.Replace(Escaped, Escaped[1..], StringComparison.Ordinal);
        Path = node.Span.File?.Path ?? "";
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The file that the text stands in, as errors show it: names of parts start from its folder.</summary>
    public string Path { get; }

    /// <summary>A text that is in no file; its places have the text as their file, under a name.</summary>
    public static TemplateSource OfText(string text, string name = "template") => new(new SourceFile(name, text));

    /// <summary>The place of a stretch of the text.</summary>
    public SourceSpan Locate(int offset, int length)
    {
        if (_file is not null)
        {
            return new SourceSpan(_file, offset, length);
        }

        var start = Unescaped(offset);
        return _node!.Locate(start, Unescaped(offset + length) - start);
    }

    // The offset in the plan's text: each `$${{` before it has one character more there.
    private int Unescaped(int offset)
    {
        if (Text.Length == _node!.Text.Length)
        {
            return offset;
        }

        var shift = 0;
        for (var at = Next(0); at >= 0 && at - shift < offset; at = Next(at + Escaped.Length))
        {
            shift++;
        }

        return offset + shift;
    }

    private int Next(int from) => _node!.Text.IndexOf(Escaped, from, StringComparison.Ordinal);
}
