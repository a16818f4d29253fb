using Rem.Http;
using Rem.Values;

namespace Rem.Rpc;

/// <summary>Plain JSON: the name behind the address, the arguments as the body, the bare result or a problem document as the answer.</summary>
internal sealed class JsonCallForm : IRpcForm
{
    private const string Protocol = "JSON";

    /// <inheritdoc/>
    public HttpCall Ask(RpcTarget target) => new(AddressOf(target))
    {
        Headers = target.HeadersWith("accept", "application/json, application/problem+json"),
        HasJson = true,
        Json = target.Arguments ?? new RemMap(0),
        MaxBytes = target.MaxBytes,
    };

    /// <inheritdoc/>
    public object? Read(RpcTarget target, HttpCall call, HttpAnswer answer)
    {
        var isGood = answer.Status is >= 200 and < 300;
        if (isGood && answer.Body.Length == 0)
        {
            return null;
        }

        if (!JsonReader.TryRead(answer.Body, JsonRpcForm.MaxDepth, out var value, out var wrong))
        {
            throw target.NoAnswer(call, answer, Protocol, wrong);
        }

        if (isGood)
        {
            return value;
        }

        throw value is RemMap problem && Text(problem, "detail") is { } detail
            ? target.Failed(Text(problem, "code") is { } code ? $"{answer.Status} {code}" : ValueText.Of(answer.Status), detail, problem)
            : target.NoAnswer(call, answer, Protocol, "");
    }

    private static string? Text(RemMap map, string name) => map.TryGetValue(name, out var value) ? value as string : null;

    // The name is one part of the path, whatever it holds.
    private static string AddressOf(RpcTarget target)
    {
        var query = target.Url.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? target.Url : target.Url[..query];
        return path.TrimEnd('/') + "/" + Uri.EscapeDataString(target.Function) + (query < 0 ? "" : target.Url[query..]);
    }
}
