using System.Text;
using Rem.Templates.Nodes;

namespace Rem.Templates.Parsing;

/// <summary>Collects what stands in a block.</summary>
internal sealed class BodyBuilder
{
    private readonly List<TemplateNode> _nodes = [];
    private readonly List<InlinePart> _parts = [];
    private readonly StringBuilder _text = new();

    /// <summary>Adds text; what a comment stood between becomes one.</summary>
    public void Add(string text) => _text.Append(text);

    /// <summary>Adds a piece.</summary>
    public void Add(TemplateNode node)
    {
        AddText();
        _nodes.Add(node);
    }

    /// <summary>Adds a part; the last of a name holds.</summary>
    public void Add(InlinePart part)
    {
        _parts.RemoveAll(known => known.Name == part.Name);
        _parts.Add(part);
    }

    /// <summary>All of it.</summary>
    public TemplateBody Build(bool hasFrame)
    {
        AddText();
        return new TemplateBody(_nodes.ToArray(), _parts.ToArray(), hasFrame);
    }

    private void AddText()
    {
        if (_text.Length > 0)
        {
            _nodes.Add(new TextNode(_text.ToString()));
            _text.Clear();
        }
    }
}
