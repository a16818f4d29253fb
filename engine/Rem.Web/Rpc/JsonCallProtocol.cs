using System.Buffers;
using Rem.Errors;
using Rem.Plans;
using Rem.Rpc;
using Rem.Values;
using Rem.Web.Access;

namespace Rem.Web.Rpc;

/// <summary>
/// Plain JSON: the name of the function in the address, its arguments as the body (a map of names, a list of values, or
/// nothing), the bare result as the answer. What goes wrong is a problem document (RFC 9457). Bytes in, bytes out. Safe
/// to use from several threads.
/// </summary>
internal sealed class JsonCallProtocol(RpcLimits limits)
{
    /// <summary>The type of results.</summary>
    public const string ContentType = "application/json";

    /// <summary>The type of problems.</summary>
    public const string ProblemType = "application/problem+json";

    /// <summary>Answers a call: status 200, 400, 404, 500, 503 for a change that cannot be noted, or 504 for a function over its time. Throws only when the request was canceled.</summary>
    public async ValueTask<RpcReply> AnswerAsync(string name, ReadOnlySequence<byte> body, IFunctions functions, ErrorView view, CancellationToken cancel)
    {
        if (functions.Find(name) is null)
        {
            return Problem(CallFault.Unknown(name, functions));
        }

        return ReadArguments(body, out var wrong) is var given && wrong is not null
            ? Problem(CallFault.Unreadable(wrong))
            : await CallAsync(name, given, functions, view, cancel);
    }

    /// <summary>As above for arguments that have been read: a map of names, a list of values, or null for nothing.</summary>
    public async ValueTask<RpcReply> CallAsync(string name, object? given, IFunctions functions, ErrorView view, CancellationToken cancel)
    {
        var calls = new FunctionCalls(functions, view);
        var end = await calls.RunAsync(name, given, cancel);
        return end.Fault is null ? Result(end, calls) : Problem(end.Fault);
    }

    /// <summary>A fault as a problem document.</summary>
    public static RpcReply Problem(CallFault fault)
    {
        var (status, title) = fault.Kind switch
        {
            CallFaultKind.Unreadable or CallFaultKind.Arguments => (400, "Bad Request"),
            CallFaultKind.Unknown => (404, "Not Found"),
            CallFaultKind.Failed when fault.Code == RunErrors.Said => (422, "Unprocessable Content"),
            CallFaultKind.Failed when fault.Code == WebErrors.Timeout => (504, "Gateway Timeout"),
            CallFaultKind.Failed when fault.Code == AccessErrors.Audit => (503, "Service Unavailable"),
            _ => (500, "Internal Server Error"),
        };
        var problem = new RemMap { ["title"] = title, ["status"] = (long)status, ["detail"] = fault.Message };
        var facts = fault.ToMap();
        facts.Remove("message");
        problem.Merge(facts);
        if (fault.Shown is { At.File: not null } shown)
        {
            problem.Set("shown", ErrorPrinter.Plain.Print(shown));
        }

        return new RpcReply(status, ProblemType, Bytes(problem));
    }

    private object? ReadArguments(in ReadOnlySequence<byte> body, out string? wrong)
    {
        wrong = null;
        if (Utf8Text.Read(body, out var undecoded) is not { } text)
        {
            wrong = $"the body is no JSON: {undecoded}";
            return null;
        }

        if (text.AsSpan().IndexOfAnyExcept(" \t\r\n") < 0)
        {
            return null;
        }

        var reader = new JsonReader(text, limits.Depth, isExact: true);
        var value = reader.Value();
        reader.End();
        wrong = (reader.Cursor.Wrong ?? reader.Cursor.Unfit) is { } what ? $"the body is no JSON that can be kept: {what}"
            : value is not (null or RemMap or RemList) ? $"the body must be a map of arguments, a list of them or nothing, got {ValueText.ShowWithKind(value)}"
            : null;
        return value;
    }

    private RpcReply Result(CallEnd end, FunctionCalls calls)
    {
        try
        {
            var text = new JsonText(limits.AnswerCharacters);
            return text.Write(end.Value, 0)
                ? new RpcReply(200, ContentType, text.ToBytes())
                : throw new LimitException(LimitErrors.Text, SourceSpan.None, $"the answer would be longer than the limit of {limits.AnswerCharacters} characters");
        }
        catch (PlanException error)
        {
            return Problem(calls.Failed(end.Function, error));
        }
    }

    private static byte[] Bytes(RemMap map)
    {
        var text = new JsonText(long.MaxValue);
        text.Write(map, 0);
        return text.ToBytes();
    }
}
