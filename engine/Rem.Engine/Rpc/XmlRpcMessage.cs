using Rem.Values;

namespace Rem.Rpc;

/// <summary>What an XML-RPC document says: a call (method and parameters), a result, or a fault.</summary>
/// <param name="Method">The name of the method that is called; null for an answer.</param>
/// <param name="Parameters">The parameters of a call.</param>
/// <param name="Result">The result of an answer.</param>
/// <param name="Fault">The fault of an answer, or null.</param>
internal sealed record XmlRpcMessage(string? Method, RemList Parameters, object? Result, XmlRpcFault? Fault)
{
    public static XmlRpcMessage Call(string method, RemList parameters) => new(method, parameters, null, null);

    public static XmlRpcMessage Answer(object? result) => new(null, new RemList(0), result, null);

    public static XmlRpcMessage Failure(XmlRpcFault fault) => new(null, new RemList(0), null, fault);
}
