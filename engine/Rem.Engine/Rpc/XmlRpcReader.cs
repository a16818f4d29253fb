using System.Text;
using System.Xml;
using Rem.Values;

namespace Rem.Rpc;

/// <summary>
/// Reads XML-RPC documents: no document type, nothing from outside, values up to a depth and a number. Attributes,
/// comments and namespaces say nothing.
/// </summary>
internal sealed class XmlRpcReader
{
    private const int MaxNodesPerValue = 16;
    private const string CallElement = "methodCall";
    private const string AnswerElement = "methodResponse";

    private readonly XmlReader _xml;
    private readonly int _maxDepth;
    private readonly int _maxValues;
    private long _nodes;
    private int _values;
    private bool _isEmpty; // within an element that has no content, and so no end of its own

    private XmlRpcReader(XmlReader xml, int maxDepth, int maxValues)
    {
        _xml = xml;
        _maxDepth = maxDepth;
        _maxValues = maxValues;
    }

    /// <summary>Reads a document in the encoding that it says; null, and what is wrong with it and where, when it is none.</summary>
    public static XmlRpcMessage? Read(Stream bytes, int maxDepth, int maxValues, out string wrong) =>
        Read(() => XmlReader.Create(bytes, Settings), maxDepth, maxValues, out wrong);

    /// <summary>Reads a document that is decoded already.</summary>
    public static XmlRpcMessage? Read(TextReader text, int maxDepth, int maxValues, out string wrong) =>
        Read(() => XmlReader.Create(text, Settings), maxDepth, maxValues, out wrong);

    private static XmlReaderSettings Settings => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private static XmlRpcMessage? Read(Func<XmlReader> open, int maxDepth, int maxValues, out string wrong)
    {
        wrong = "";
        try
        {
            using var xml = open();
            return new XmlRpcReader(xml, maxDepth, maxValues).Document();
        }
        catch (WrongDocumentException error)
        {
            wrong = error.Message;
        }
        catch (XmlException error)
        {
            // The reader's own words tell a programmer how to allow it.
            wrong = error.Message.Contains("DTD", StringComparison.Ordinal) ? "it has a document type, which is refused" : "it is no XML: " + error.Message.TrimEnd('.');
        }

        return null;
    }

    private XmlRpcMessage Document()
    {
        Next();
        var isCall = IsStart(CallElement);
        Enter(isCall ? CallElement : AnswerElement, "<methodCall> or <methodResponse>");
        var message = isCall ? Call() : Answer();
        End(isCall ? CallElement : AnswerElement);
        while (!_xml.EOF)
        {
            if (_xml.NodeType is not (XmlNodeType.Whitespace or XmlNodeType.None))
            {
                throw Wrong("the end");
            }

            _xml.Read();
        }

        return message;
    }

    private XmlRpcMessage Call()
    {
        Enter("methodName");
        var method = Text().Trim();
        End("methodName");
        var parameters = new RemList();
        if (IsStart("params"))
        {
            Enter("params");
            while (IsStart("param"))
            {
                parameters.Add(Param());
            }

            End("params");
        }

        return XmlRpcMessage.Call(method, parameters);
    }

    private XmlRpcMessage Answer()
    {
        if (IsStart("fault"))
        {
            Enter("fault");
            var fault = Value(1);
            End("fault");
            return fault is RemMap map && map.TryGetValue("faultCode", out var code) && code is long number
                ? XmlRpcMessage.Failure(new XmlRpcFault(number, map.TryGetValue("faultString", out var text) ? ValueText.Of(text) : ""))
                : throw Wrong("a fault with 'faultCode' and 'faultString'");
        }

        Enter("params");
        var result = Param();
        End("params");
        return XmlRpcMessage.Answer(result);
    }

    private object? Param()
    {
        Enter("param");
        var value = Value(1);
        End("param");
        return value;
    }

    // A value is the text in it, or one element that says its type.
    private object? Value(int depth)
    {
        if (depth > _maxDepth)
        {
            throw Wrong($"at most {_maxDepth} levels of lists and maps, which is exceeded");
        }

        if (++_values > _maxValues)
        {
            throw Wrong($"at most {_maxValues} values, which is exceeded");
        }

        Enter("value");
        var text = Text();
        if (_isEmpty || _xml.NodeType != XmlNodeType.Element)
        {
            End("value");
            return text;
        }

        if (!IsBlank(text))
        {
            throw Wrong("either text or an element in <value>, got both");
        }

        var type = _xml.LocalName;
        Into();
        var value = type switch
        {
            "array" => Array(depth),
            "struct" => Struct(depth),
            "nil" => null,
            _ => XmlRpcScalar.TryRead(type, Text(), out var scalar, out var expected) ? scalar : throw Wrong(expected),
        };
        End(type);
        SkipBlanks();
        End("value");
        return value;
    }

    private RemList Array(int depth)
    {
        var list = new RemList();
        Enter("data");
        while (IsStart("value"))
        {
            list.Add(Value(depth + 1));
        }

        End("data");
        SkipBlanks();
        return list;
    }

    private RemMap Struct(int depth)
    {
        var map = new RemMap();
        while (IsStart("member"))
        {
            Enter("member");
            Enter("name");
            var name = Text();
            End("name");
            SkipBlanks();
            if (map.ContainsKey(name))
            {
                throw Wrong($"each member of a struct once, got {ValueText.Show(name)} twice");
            }

            map.Set(name, Value(depth + 1));
            End("member");
        }

        return map;
    }

    private void Enter(string name, string? expected = null)
    {
        if (!IsStart(name))
        {
            throw Wrong(expected ?? $"<{name}>");
        }

        Into();
    }

    private void Into()
    {
        _isEmpty = _xml.IsEmptyElement;
        if (!_isEmpty)
        {
            Next();
        }
    }

    private void End(string name)
    {
        if (_isEmpty)
        {
            _isEmpty = false;
            Next();
            return;
        }

        SkipBlanks();
        if (_xml.NodeType != XmlNodeType.EndElement || _xml.LocalName != name)
        {
            throw Wrong($"</{name}>");
        }

        Next();
    }

    private bool IsStart(string name)
    {
        SkipBlanks();
        return !_isEmpty && _xml.NodeType == XmlNodeType.Element && _xml.LocalName == name;
    }

    private string Text()
    {
        if (_isEmpty)
        {
            return "";
        }

        StringBuilder? parts = null;
        var text = "";
        while (_xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
        {
            if (text.Length > 0)
            {
                parts ??= new StringBuilder(text);
                parts.Append(_xml.Value);
            }
            else
            {
                text = _xml.Value;
            }

            Next();
        }

        return parts?.ToString() ?? text;
    }

    private void SkipBlanks()
    {
        while (!_isEmpty && _xml.NodeType is XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace or XmlNodeType.XmlDeclaration)
        {
            Next();
        }
    }

    private void Next()
    {
        if (++_nodes > (long)_maxValues * MaxNodesPerValue)
        {
            throw Wrong($"at most {_maxValues} values, which is exceeded");
        }

        _xml.Read();
    }

    private static bool IsBlank(string text) => text.AsSpan().IndexOfAnyExcept(" \t\r\n") < 0;

    private WrongDocumentException Wrong(string expected)
    {
        var at = (IXmlLineInfo)_xml;
        var got = _xml.NodeType switch
        {
            XmlNodeType.Element => $"<{ValueText.Show(_xml.LocalName)[1..^1]}>",
            XmlNodeType.EndElement => $"</{ValueText.Show(_xml.LocalName)[1..^1]}>",
            XmlNodeType.None => "the end",
            _ => ValueText.Show(_xml.Value),
        };
        return new WrongDocumentException($"expected {expected}, got {got} (line {at.LineNumber}, column {at.LinePosition})");
    }

    private sealed class WrongDocumentException(string message) : Exception(message);
}
