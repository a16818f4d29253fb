using Rem.Http;
using Rem.Values;

namespace Rem.Rpc;

/// <summary>JSON-RPC 2.0.</summary>
internal sealed class JsonRpcForm : IRpcForm
{
    /// <summary>Levels of lists and maps in an answer.</summary>
    public const int MaxDepth = 64;

    private const string Protocol = "JSON-RPC";
    private const long Id = 1; // one call in one request: there is nothing to tell apart

    /// <inheritdoc/>
    public HttpCall Ask(RpcTarget target)
    {
        var request = new RemMap { ["jsonrpc"] = "2.0", ["method"] = target.Function };
        if (target.Arguments is not null)
        {
            request.Set("params", target.Arguments);
        }

        request.Set("id", Id);
        return new HttpCall(target.Url) { Headers = target.HeadersWith("accept", "application/json"), HasJson = true, Json = request, MaxBytes = target.MaxBytes };
    }

    /// <inheritdoc/>
    public object? Read(RpcTarget target, HttpCall call, HttpAnswer answer)
    {
        if (!JsonReader.TryRead(answer.Body, MaxDepth, out var value, out var wrong))
        {
            throw target.NoAnswer(call, answer, Protocol, wrong);
        }

        if (value is not RemMap map)
        {
            throw target.NoAnswer(call, answer, Protocol, $"expected a map, got {ValueText.ShowWithKind(value)}");
        }

        if (map.TryGetValue("error", out var error) && error is RemMap facts)
        {
            throw target.Failed(Code(facts), facts.TryGetValue("message", out var message) ? ValueText.Of(message) : "", facts);
        }

        if (!map.TryGetValue("result", out var result))
        {
            throw target.NoAnswer(call, answer, Protocol, "it has neither 'result' nor 'error'");
        }

        return map.TryGetValue("id", out var id) && id is Id
            ? result
            : throw target.NoAnswer(call, answer, Protocol, $"its 'id' must be {Id}, got {ValueText.ShowWithKind(id)}");
    }

    // The number of the protocol, and behind it the other REM's own code where it gave one.
    private static string Code(RemMap error)
    {
        var number = error.TryGetValue("code", out var code) ? ValueText.Of(code) : "no code";
        return error.TryGetValue("data", out var data) && data is RemMap facts && facts.TryGetValue("code", out var own) && own is string text ? $"{number} {text}" : number;
    }
}
