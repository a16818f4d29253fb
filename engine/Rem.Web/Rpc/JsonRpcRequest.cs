namespace Rem.Web.Rpc;

/// <summary>One request of JSON-RPC. Frozen.</summary>
/// <param name="Id">The id as it was written; null for a notification, which is not answered.</param>
/// <param name="Method">The name of the function.</param>
/// <param name="Arguments">A map of names, a list of values, or null for nothing.</param>
internal sealed record JsonRpcRequest(string? Id, string Method, object? Arguments)
{
    /// <summary>Why it is no request, or no call that can be made; null when it is one.</summary>
    public CallFault? Fault { get; init; }

    /// <summary>What is no request, which is always answered.</summary>
    public static JsonRpcRequest Wrong(string? id, string message) => new(id ?? "null", "", null) { Fault = CallFault.Unreadable(message) };
}
