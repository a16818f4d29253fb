using System.Xml;
using Rem.Values;

namespace Rem.Rpc;

/// <summary>
/// Reads XML-RPC documents: no document type, nothing from outside, values up to a depth and a number. Attributes,
/// comments and namespaces say nothing.
/// </summary>
internal sealed class XmlRpcReader
{
    private const string CallElement = "methodCall";
    private const string AnswerElement = "methodResponse";

    private const int MaxNodesPerValue = 16;

    private readonly XmlWalk _walk;
    private readonly int _maxDepth;
    private readonly int _maxValues;
    private int _values;

    private XmlRpcReader(XmlReader xml, int maxDepth, int maxValues)
    {
        _walk = new XmlWalk(xml, (long)maxValues * MaxNodesPerValue, $"at most {maxValues} values, which is exceeded");
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
        catch (XmlWalkException error)
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
        _walk.Next();
        var isCall = _walk.IsStart(CallElement);
        _walk.Enter(isCall ? CallElement : AnswerElement, "<methodCall> or <methodResponse>");
        var message = isCall ? Call() : Answer();
        _walk.End(isCall ? CallElement : AnswerElement);
        _walk.Finish();
        return message;
    }

    private XmlRpcMessage Call()
    {
        _walk.Enter("methodName");
        var method = _walk.Text().Trim();
        _walk.End("methodName");
        var parameters = new RemList();
        if (_walk.IsStart("params"))
        {
            _walk.Enter("params");
            while (_walk.IsStart("param"))
            {
                parameters.Add(Param());
            }

            _walk.End("params");
        }

        return XmlRpcMessage.Call(method, parameters);
    }

    private XmlRpcMessage Answer()
    {
        if (_walk.IsStart("fault"))
        {
            _walk.Enter("fault");
            var fault = Value(1);
            _walk.End("fault");
            return fault is RemMap map && map.TryGetValue("faultCode", out var code) && code is long number
                ? XmlRpcMessage.Failure(new XmlRpcFault(number, map.TryGetValue("faultString", out var text) ? ValueText.Of(text) : ""))
                : throw _walk.Wrong("a fault with 'faultCode' and 'faultString'");
        }

        _walk.Enter("params");
        var result = Param();
        _walk.End("params");
        return XmlRpcMessage.Answer(result);
    }

    private object? Param()
    {
        _walk.Enter("param");
        var value = Value(1);
        _walk.End("param");
        return value;
    }

    // A value is the text in it, or one element that says its type.
    private object? Value(int depth)
    {
        if (depth > _maxDepth)
        {
            throw _walk.Wrong($"at most {_maxDepth} levels of lists and maps, which is exceeded");
        }

        if (++_values > _maxValues)
        {
            throw _walk.Wrong($"at most {_maxValues} values, which is exceeded");
        }

        _walk.Enter("value");
        var text = _walk.Text();
        if (!_walk.IsAtElement)
        {
            _walk.End("value");
            return text;
        }

        if (text.AsSpan().IndexOfAnyExcept(" \t\r\n") >= 0)
        {
            throw _walk.Wrong("either text or an element in <value>, got both");
        }

        var type = _walk.Into();
        var value = type switch
        {
            "array" => Array(depth),
            "struct" => Struct(depth),
            "nil" => null,
            _ => XmlRpcScalar.TryRead(type, _walk.Text(), out var scalar, out var expected) ? scalar : throw _walk.Wrong(expected),
        };
        _walk.End(type);
        _walk.SkipBlanks();
        _walk.End("value");
        return value;
    }

    private RemList Array(int depth)
    {
        var list = new RemList();
        _walk.Enter("data");
        while (_walk.IsStart("value"))
        {
            list.Add(Value(depth + 1));
        }

        _walk.End("data");
        _walk.SkipBlanks();
        return list;
    }

    private RemMap Struct(int depth)
    {
        var map = new RemMap();
        while (_walk.IsStart("member"))
        {
            _walk.Enter("member");
            _walk.Enter("name");
            var name = _walk.Text();
            _walk.End("name");
            _walk.SkipBlanks();
            if (map.ContainsKey(name))
            {
                throw _walk.Wrong($"each member of a struct once, got {ValueText.Show(name)} twice");
            }

            map.Set(name, Value(depth + 1));
            _walk.End("member");
        }

        return map;
    }
}
