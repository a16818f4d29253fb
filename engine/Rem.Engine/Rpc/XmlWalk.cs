using System.Text;
using System.Xml;
using Rem.Values;

namespace Rem.Rpc;

/// <summary>Goes through the elements of a document, from one to the next. Attributes, comments and namespaces say nothing.</summary>
/// <param name="xml">The document.</param>
/// <param name="mostNodes">The most nodes that are read of it.</param>
/// <param name="tooMany">What was expected where there are more.</param>
internal sealed class XmlWalk(XmlReader xml, long mostNodes, string tooMany)
{
    private long _nodes;
    private bool _isEmpty; // within an element that has no content, and so no end of its own

    /// <summary>True where an element begins.</summary>
    public bool IsAtElement => !_isEmpty && xml.NodeType == XmlNodeType.Element;

    /// <summary>Goes into the element of a name, which has to stand here.</summary>
    public void Enter(string name, string? expected = null)
    {
        if (!IsStart(name))
        {
            throw Wrong(expected ?? $"<{name}>");
        }

        Into();
    }

    /// <summary>Goes into the element that stands here, and gives its name.</summary>
    public string Into()
    {
        var name = xml.LocalName;
        _isEmpty = xml.IsEmptyElement;
        if (!_isEmpty)
        {
            Next();
        }

        return name;
    }

    /// <summary>Goes behind the end of the element of a name, which has to stand here.</summary>
    public void End(string name)
    {
        if (_isEmpty)
        {
            _isEmpty = false;
            Next();
            return;
        }

        SkipBlanks();
        if (xml.NodeType != XmlNodeType.EndElement || xml.LocalName != name)
        {
            throw Wrong($"</{name}>");
        }

        Next();
    }

    /// <summary>True where an element of a name begins, blanks before it left out.</summary>
    public bool IsStart(string name)
    {
        SkipBlanks();
        return !_isEmpty && xml.NodeType == XmlNodeType.Element && xml.LocalName == name;
    }

    /// <summary>The text that stands here, in however many pieces.</summary>
    public string Text()
    {
        if (_isEmpty)
        {
            return "";
        }

        StringBuilder? parts = null;
        var text = "";
        while (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
        {
            if (text.Length > 0)
            {
                parts ??= new StringBuilder(text);
                parts.Append(xml.Value);
            }
            else
            {
                text = xml.Value;
            }

            Next();
        }

        return parts?.ToString() ?? text;
    }

    /// <summary>Leaves blanks out.</summary>
    public void SkipBlanks()
    {
        while (!_isEmpty && xml.NodeType is XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace or XmlNodeType.XmlDeclaration)
        {
            Next();
        }
    }

    /// <summary>Goes on by one node.</summary>
    public void Next()
    {
        if (++_nodes > mostNodes)
        {
            throw Wrong(tooMany);
        }

        xml.Read();
    }

    /// <summary>What was expected here, and what stands here.</summary>
    public XmlWalkException Wrong(string expected)
    {
        var at = (IXmlLineInfo)xml;
        var got = xml.NodeType switch
        {
            XmlNodeType.Element => $"<{ValueText.Show(xml.LocalName)[1..^1]}>",
            XmlNodeType.EndElement => $"</{ValueText.Show(xml.LocalName)[1..^1]}>",
            XmlNodeType.None => "the end",
            _ => ValueText.Show(xml.Value),
        };
        return new XmlWalkException($"expected {expected}, got {got} (line {at.LineNumber}, column {at.LinePosition})");
    }

    /// <summary>Goes to the end of the document, where nothing else may stand.</summary>
    public void Finish()
    {
        while (!xml.EOF)
        {
            if (xml.NodeType is not (XmlNodeType.Whitespace or XmlNodeType.None))
            {
                throw Wrong("the end");
            }

            xml.Read();
        }
    }
}
