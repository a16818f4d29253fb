using System.Buffers;
using System.Globalization;
using System.Text;
using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Rpc;

/// <summary>
/// Writes XML-RPC documents up to a bound of characters. What XML has no way to write is an error
/// (<see cref="RpcErrors.Characters"/>), and the document is then not to be used.
/// </summary>
internal sealed class XmlRpcWriter(long limit)
{
    private const int MaxDepth = 1000; // a thread's stack holds several times as many levels
    private const string Head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

    private static readonly SearchValues<char> Plain = SearchValues.Create([.. PlainCharacters()]);

    private readonly StringBuilder _text = new(Head);

    /// <summary>A call. Throws <see cref="RpcErrors.Characters"/>, or a limit.</summary>
    public static string Call(string method, RemList parameters, long limit)
    {
        var writer = new XmlRpcWriter(limit);
        writer._text.Append("<methodCall><methodName>");
        writer.Text(method);
        writer._text.Append("</methodName><params>");
        foreach (var parameter in parameters.AsSpan())
        {
            writer._text.Append("<param>");
            writer.Value(parameter, 0);
            writer._text.Append("</param>");
        }

        return writer._text.Append("</params></methodCall>").ToString();
    }

    /// <summary>A result. Throws <see cref="RpcErrors.Characters"/>, or a limit.</summary>
    public static byte[] Answer(object? result, long limit)
    {
        var writer = new XmlRpcWriter(limit);
        writer._text.Append("<methodResponse><params><param>");
        writer.Value(result, 0);
        writer._text.Append("</param></params></methodResponse>");
        return Encoding.UTF8.GetBytes(writer._text.ToString());
    }

    /// <summary>A fault; what XML cannot hold in its text is left out.</summary>
    public static byte[] Failure(XmlRpcFault fault)
    {
        var writer = new XmlRpcWriter(long.MaxValue);
        writer._text.Append("<methodResponse><fault>");
        writer.Value(ToMap(fault), 0);
        writer._text.Append("</fault></methodResponse>");
        return Encoding.UTF8.GetBytes(writer._text.ToString());
    }

    /// <summary>A fault as the struct that carries it.</summary>
    public static RemMap ToMap(XmlRpcFault fault) => new() { ["faultCode"] = fault.Code, ["faultString"] = Writable(fault.Text) };

    private static string Writable(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // Half a surrogate pair comes as U+FFFD.
            kept.Append(IsWritable(rune) ? rune.ToString() : "\ufffd");
        }

        return kept.ToString();
    }

    private void Value(object? value, int depth)
    {
        CheckLength(0);
        switch (value)
        {
            case null:
                _text.Append("<value><nil/></value>");
                break;
            case long number:
                var type = number is >= int.MinValue and <= int.MaxValue ? "int" : "i8";
                _text.Append(CultureInfo.InvariantCulture, $"<value><{type}>{number}</{type}></value>");
                break;
            case double number when double.IsFinite(number):
                _text.Append("<value><double>").Append(XmlRpcScalar.Decimal(number)).Append("</double></value>");
                break;
            case bool flag:
                _text.Append(flag ? "<value><boolean>1</boolean></value>" : "<value><boolean>0</boolean></value>");
                break;
            case RemList list:
                List(list, Deeper(depth));
                break;
            case RemMap map:
                Map(map, Deeper(depth));
                break;
            default:
                _text.Append("<value><string>");
                Text(ValueText.Of(value));
                _text.Append("</string></value>");
                break;
        }
    }

    private void CheckLength(int more)
    {
        if (_text.Length + more > limit)
        {
            throw new LimitException(LimitErrors.Text, SourceSpan.None, $"a value would be longer as XML than the limit of {limit} characters");
        }
    }

    private static int Deeper(int depth) => depth < MaxDepth
        ? depth + 1
        : throw new LimitException(LimitErrors.Nesting, SourceSpan.None, $"a value is nested deeper than {MaxDepth} levels");

    private void List(RemList list, int depth)
    {
        _text.Append("<value><array><data>");
        foreach (var item in list.AsSpan())
        {
            Value(item, depth);
        }

        _text.Append("</data></array></value>");
    }

    private void Map(RemMap map, int depth)
    {
        _text.Append("<value><struct>");
        for (var i = 0; i < map.Count; i++)
        {
            _text.Append("<member><name>");
            Text(map.KeyAt(i));
            _text.Append("</name>");
            Value(map.ValueAt(i), depth);
            _text.Append("</member>");
        }

        _text.Append("</struct></value>");
    }

    private void Text(string text)
    {
        CheckLength(text.Length);
        var rest = text.AsSpan();
        while (rest.IndexOfAnyExcept(Plain) is var at and >= 0)
        {
            _text.Append(rest[..at]);
            rest = rest[(at + Special(text, rest[at..]))..];
        }

        _text.Append(rest);
    }

    // Writes the character in front of a text that needs a look, and gives its length.
    private int Special(string whole, ReadOnlySpan<char> text)
    {
        if (Rune.DecodeFromUtf16(text, out var rune, out var length) != OperationStatus.Done || !IsWritable(rune))
        {
            throw new PlanException(RpcErrors.Characters, SourceSpan.None, $"{ValueText.Show(whole)} holds the character \\u{(int)text[0]:x4}, which XML cannot hold", RpcErrors.Characters.Fix);
        }

        switch (text[0])
        {
            case '&':
                _text.Append("&amp;");
                break;
            case '<':
                _text.Append("&lt;");
                break;
            case '>':
                _text.Append("&gt;");
                break;
            case '\r':
                _text.Append("&#13;"); // as it stands it would be read as a line feed
                break;
            default:
                _text.Append(text[..length]);
                break;
        }

        return length;
    }

    private static bool IsWritable(Rune rune) => rune.Value is >= ' ' and not (0xFFFE or 0xFFFF) or '\t' or '\n' or '\r';

    private static IEnumerable<char> PlainCharacters()
    {
        for (var c = ' '; c < '\x7f'; c++)
        {
            if (c is not ('&' or '<' or '>'))
            {
                yield return c;
            }
        }

        yield return '\t';
        yield return '\n';
    }
}
