using Rem.Plans;

namespace Rem.Stdlib.Run.Templates;

/// <summary>A template's text with its place: a file of its own, or a text in the plan.</summary>
internal sealed class TemplateSource
{
    private readonly SourceFile? _file;
    private readonly ScalarNode _node;

    /// <summary>A file; the node names it.</summary>
    public TemplateSource(SourceFile file, ScalarNode node)
    {
        _file = file;
        _node = node;
        Text = file.Text;
    }

    /// <summary>A text in the plan. `$${{` in it is a literal `${{`, as in every scalar.</summary>
    public TemplateSource(ScalarNode node)
    {
        _node = node;
        Text = node.Text.Replace("$${{", "${{", StringComparison.Ordinal);
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The place of a stretch of the text.</summary>
    public SourceSpan Locate(int offset, int length)
    {
        if (_file is not null)
        {
            return new SourceSpan(_file, offset, length);
        }

        return Text.Length == _node.Text.Length ? _node.Locate(offset, length) : _node.Span;
    }
}
