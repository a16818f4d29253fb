using System.Buffers;
using System.Text;
using System.Xml;
using Rem.Rpc;
using Rem.Values;
using Rem.Web.Rpc;

namespace Rem.Benchmarks.Rpc;

/// <summary>The coding of calls, against System.Text.Json and XmlReader alone over the same documents.</summary>
internal static class RpcBenchmark
{
    private const int Hosts = 500;
    private const long Limit = 64 * 1024 * 1024;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>Runs it.</summary>
    public static void Run(Measure measure)
    {
        var value = Value();
        var result = RemList.Of(value);
        var json = Json(value);
        var body = new ReadOnlySequence<byte>(json);
        var plain = BareJson.Read(json);
        measure.Ratio($"JSON of {json.Length / 1024} KiB read, against Utf8JsonReader", () => ReadJson(body), () => BareJson.Read(json), 2);
        measure.Ratio("the same written, against Utf8JsonWriter", () => Json(value), () => BareJson.Write(plain), 2);

        var call = Encoding.UTF8.GetBytes("""{"jsonrpc":"2.0","method":"echo","params":{"value":["web1",80,4.25,true]},"id":"a7"}""");
        var functions = new EchoFunctions();
        var protocol = new JsonRpcProtocol(RpcLimits.Default);
        var view = new ErrorView("r", false);
        measure.Ratio("a JSON-RPC call, against reading and writing it alone", () => Finish(protocol.AnswerAsync(new ReadOnlySequence<byte>(call), functions, view, CancellationToken.None)), () => BareJson.Echo(call), 2);

        var xml = XmlRpcWriter.Answer(result, Limit);
        measure.Ratio($"XML-RPC of {xml.Length / 1024} KiB read, against XmlReader reading past it", () => ReadXml(xml), () => PassXml(xml), 2);
        measure.Ratio("the same written, against JSON written", () => XmlRpcWriter.Answer(result, Limit), () => BareJson.Write(plain), 3);
    }

    private static void Finish(ValueTask<RpcReply> reply)
    {
        if (!reply.IsCompletedSuccessfully || reply.Result.Status != 200)
        {
            throw new InvalidOperationException("the call was not answered");
        }
    }

    private static object? ReadJson(in ReadOnlySequence<byte> body)
    {
        var reader = new JsonReader(Utf8Text.Read(body, out _)!, 64, isExact: true);
        return reader.Value();
    }

    private static byte[] Json(RemMap value)
    {
        var text = new JsonText(Limit);
        text.Write(value, 0);
        return text.ToBytes();
    }

    private static XmlRpcMessage ReadXml(byte[] xml) =>
        XmlRpcReader.Read(new MemoryStream(xml), 64, 100_000, out var wrong) ?? throw new InvalidOperationException(wrong);

    private static int PassXml(byte[] xml)
    {
        using var reader = XmlReader.Create(new MemoryStream(xml), Settings);
        var length = 0;
        while (reader.Read())
        {
            length += reader.NodeType == XmlNodeType.Text ? reader.Value.Length : 0;
        }

        return length;
    }

    private static RemMap Value()
    {
        var hosts = new RemList(Hosts);
        for (var i = 0; i < Hosts; i++)
        {
            hosts.Add(new RemMap
            {
                ["name"] = $"web{i}.example.org",
                ["port"] = 8000L + i,
                ["load"] = 0.25 * i + 0.1,
                ["up"] = i % 3 != 0,
                ["about"] = "a \"quoted\" line\nand another one, of the usual length of such texts",
                ["owner"] = null,
                ["tags"] = RemList.Of("edge", "größer", (long)i),
            });
        }

        return new RemMap { ["hosts"] = hosts };
    }
}
