using System.Buffers;
using Rem.Errors;
using Rem.Rpc;
using Rem.Values;

namespace Rem.Web.Rpc;

/// <summary>
/// XML-RPC: calls, `system.` methods, `system.multicall`. Bytes in, bytes out; any bytes get an answer, always with status
/// 200, as the protocol wants it. Safe to use from several threads.
/// </summary>
internal sealed class XmlRpcProtocol(RpcLimits limits)
{
    /// <summary>The type of its bodies.</summary>
    public const string ContentType = "text/xml; charset=utf-8";

    /// <summary>Answers a call. Throws only when the request was canceled.</summary>
    public async ValueTask<RpcReply> AnswerAsync(ReadOnlySequence<byte> body, IFunctions functions, ErrorView view, CancellationToken cancel)
    {
        var calls = new FunctionCalls(functions, view);
        using var bytes = new MemoryStream(body.ToArray(), writable: false);
        if (XmlRpcReader.Read(bytes, limits.Depth, limits.Values, out var wrong) is not { } message)
        {
            return Reply(XmlRpcWriter.Failure(new XmlRpcFault(XmlRpcFaults.NotWellFormed, wrong)));
        }

        if (message.Method is not { } method)
        {
            return Failure(CallFault.Unreadable("expected <methodCall>, got an answer"));
        }

        var end = await new XmlRpcMethods(calls, limits).RunAsync(method, message.Parameters, cancel);
        return end.Fault is null ? Result(end, calls) : Failure(end.Fault);
    }

    private RpcReply Result(CallEnd end, FunctionCalls calls)
    {
        try
        {
            return Reply(XmlRpcWriter.Answer(end.Value, limits.AnswerCharacters));
        }
        catch (PlanException error)
        {
            return Failure(calls.Failed(end.Function, error));
        }
    }

    private static RpcReply Failure(CallFault fault) => Reply(XmlRpcWriter.Failure(XmlRpcFaults.Of(fault)));

    private static RpcReply Reply(byte[] body) => new(200, ContentType, body);
}
