using System.Buffers;
using System.Text;
using Rem.CommandLines;
using Rem.Errors;
using Rem.Plans;
using Rem.Rpc;
using Rem.Values;
using Rem.Web.Access;
using Rem.Web.Rpc;

namespace Rem.Fuzz;

/// <summary>
/// Bodies of the three protocols that call functions: each gets an answer that a client can read, nobody sees the text of a
/// failure that is not his, and what is sent back is in proportion to what came.
/// </summary>
internal sealed class RpcTarget : IFunctions
{
    private const string Hidden = "nobody sees this text";
    private const long Bytes = 64 * 1024 * 1024;
    private const int Deep = 1000;
    private const int Overhead = 16 * 1024; // a list of all functions, or a batch of refusals

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(1);
    private static readonly RpcTarget Functions = new();
    private static readonly ErrorView View = new("req-1", false);

    private readonly WebFunction[] _all =
    [
        new("echo", [new UsageEntry("value", UsageType.List)], Role.Anyone),
        new("fail", [], Role.Anyone) { About = "Fails." },
        new("input", [new("name", UsageType.Text) { IsRequired = true }, new("count", UsageType.Integer) { HasDefault = true, Default = 3L }, new("loud", UsageType.Flag), new("ratio", UsageType.Number), new("tags", UsageType.List), new("file", UsageType.Path)], Role.Anyone),
        new("nothing", [], Role.Anyone),
        new("subtract", [new("minuend", UsageType.Integer) { IsRequired = true }, new("subtrahend", UsageType.Integer) { IsRequired = true }], Role.Anyone),
    ];

    public IReadOnlyList<WebFunction> All => _all;

    /// <summary>A body of JSON-RPC.</summary>
    public static string? CheckJsonRpc(byte[] input) => Bounded(input, static body => new JsonRpcProtocol(RpcLimits.Default).AnswerAsync(body, Functions, View, CancellationToken.None), JsonRpcAnswer);

    /// <summary>A body of XML-RPC.</summary>
    public static string? CheckXmlRpc(byte[] input) => Bounded(input, static body => new XmlRpcProtocol(RpcLimits.Default).AnswerAsync(body, Functions, View, CancellationToken.None), XmlRpcAnswer);

    /// <summary>The name of a function, a newline, and the body of a plain call.</summary>
    public static string? CheckJsonCall(byte[] input)
    {
        var end = Array.IndexOf(input, (byte)'\n');
        var name = Encoding.UTF8.GetString(end < 0 ? [] : input.AsSpan(0, end));
        return Bounded(input[(end + 1)..], body => new JsonCallProtocol(RpcLimits.Default).AnswerAsync(name, body, Functions, View, CancellationToken.None), JsonCallAnswer);
    }

    public WebFunction? Find(string name) => Array.Find(_all, function => function.Name == name);

    public ValueTask<object?> CallAsync(WebFunction function, RemMap input, CancellationToken cancel) => function.Name switch
    {
        "fail" => throw new PlanException(RunErrors.BadSetting, SourceSpan.None, Hidden),
        "nothing" => default,
        "subtract" => new ValueTask<object?>(unchecked((long)input["minuend"]! - (long)input["subtrahend"]!)),
        "echo" => new ValueTask<object?>(input["value"]),
        _ => new ValueTask<object?>(input),
    };

    private static string? Bounded(byte[] body, Func<ReadOnlySequence<byte>, ValueTask<RpcReply>> ask, Func<RpcReply, string?> check)
    {
        RpcReply reply = default;
        var wrong = Bounds.Check(() => reply = ask(new ReadOnlySequence<byte>(body)).AsTask().GetAwaiter().GetResult(), Time, Bytes);
        var text = Encoding.UTF8.GetString(reply.Body.Span);
        return wrong
            ?? (text.Contains(Hidden, StringComparison.Ordinal) ? "shows the text of a failure" : null)
            ?? (text.Contains("REM1499", StringComparison.Ordinal) ? "failed as nobody thought: " + text : null)
            ?? (reply.Body.Length > 200L * body.Length + Overhead ? $"answers {body.Length} bytes with {reply.Body.Length}" : null)
            ?? (check(reply) is { } unread ? unread + ": " + text : null);
    }

    private static string? JsonRpcAnswer(RpcReply reply)
    {
        if (reply.Status == 204)
        {
            return reply.Body.Length == 0 ? null : "says something where there is nothing to say";
        }

        if (reply.Status != 200 || Read(reply) is not { } value)
        {
            return $"no answer that can be read, status {reply.Status}";
        }

        foreach (var one in value as RemList ?? RemList.Of(value))
        {
            if (one is not RemMap answer || answer["jsonrpc"] is not "2.0" || !answer.ContainsKey("id") || answer.ContainsKey("result") == answer.ContainsKey("error")
                || (answer.TryGetValue("error", out var error) && error is not RemMap { Count: 3 }))
            {
                return "no answer of JSON-RPC";
            }
        }

        return null;
    }

    private static string? XmlRpcAnswer(RpcReply reply)
    {
        using var bytes = new MemoryStream(reply.Body.ToArray());
        return reply.Status != 200 ? $"status {reply.Status}"
            : XmlRpcReader.Read(bytes, Deep, 1_000_000, out var wrong) is not { } message ? wrong
            : message.Method is null ? null : "a call as the answer";
    }

    private static string? JsonCallAnswer(RpcReply reply)
    {
        if (!JsonReader.TryRead(Encoding.UTF8.GetString(reply.Body.Span), Deep, out var value, out var wrong))
        {
            return wrong;
        }

        return reply.Status == 200 ? null
            : reply.Status is 400 or 404 or 500 && value is RemMap problem && problem["status"] is long status && status == reply.Status ? null
            : $"status {reply.Status} without its problem";
    }

    // The id of an answer is as the client wrote it, and may be a number that only the client can keep.
    private static object? Read(RpcReply reply)
    {
        var reader = new JsonReader(new UTF8Encoding(false, true).GetString(reply.Body.Span), Deep, isExact: true);
        var value = reader.Value();
        reader.End();
        return reader.Cursor.Wrong is null ? value : null;
    }
}
