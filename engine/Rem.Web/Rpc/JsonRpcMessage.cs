namespace Rem.Web.Rpc;

/// <summary>The requests that a body holds.</summary>
/// <param name="Requests">They, in order.</param>
/// <param name="IsBatch">True when they came in a list, as the answers then do.</param>
/// <param name="Wrong">Why the body is no JSON; null when it is.</param>
internal sealed record JsonRpcMessage(IReadOnlyList<JsonRpcRequest> Requests, bool IsBatch, string? Wrong);
