using System.Buffers;

namespace Rem.Web.Rpc;

/// <summary>
/// JSON-RPC 2.0: single requests, batches, notifications. Bytes in, bytes out; any bytes get an answer. Safe to use from
/// several threads.
/// </summary>
internal sealed class JsonRpcProtocol(RpcLimits limits)
{
    /// <summary>The type of its bodies.</summary>
    public const string ContentType = "application/json";

    private const string Reserved = "rpc.";

    /// <summary>Answers a body; status 200, or 204 without a body when there were only notifications. Throws only when the request was canceled.</summary>
    public async ValueTask<RpcReply> AnswerAsync(ReadOnlySequence<byte> body, IFunctions functions, ErrorView view, CancellationToken cancel)
    {
        var calls = new FunctionCalls(functions, view);
        var answers = new JsonRpcAnswers(calls, limits);
        var message = JsonRpcReader.Read(body, limits);
        if (message.Wrong is not null)
        {
            answers.AddParseError(message.Wrong);
            return answers.ToReply(isBatch: false);
        }

        var ends = message.Requests.Count == 1
            ? [await RunAsync(calls, message.Requests[0], cancel)]
            : await RunAllAsync(calls, message.Requests, cancel);
        for (var i = 0; i < ends.Length; i++)
        {
            if (message.Requests[i].Id is { } id)
            {
                answers.Add(id, ends[i]);
            }
        }

        return answers.Count == 0 ? RpcReply.Nothing : answers.ToReply(message.IsBatch);
    }

    // A function that never waits would keep the others of its batch waiting: each runner is a task of the pool.
    private async Task<CallEnd[]> RunAllAsync(FunctionCalls calls, IReadOnlyList<JsonRpcRequest> requests, CancellationToken cancel)
    {
        var ends = new CallEnd[requests.Count];
        var taken = -1;
        var runners = new Task[Math.Min(limits.SideBySide, requests.Count)];
        for (var i = 0; i < runners.Length; i++)
        {
            runners[i] = Task.Run(RunSomeAsync, cancel);
        }

        await Task.WhenAll(runners);
        return ends;

        async Task RunSomeAsync()
        {
            for (var next = Interlocked.Increment(ref taken); next < ends.Length; next = Interlocked.Increment(ref taken))
            {
                ends[next] = await RunAsync(calls, requests[next], cancel);
            }
        }
    }

    private static ValueTask<CallEnd> RunAsync(FunctionCalls calls, JsonRpcRequest request, CancellationToken cancel)
    {
        if (request.Fault is not null)
        {
            return ValueTask.FromResult(CallEnd.Of(request.Fault));
        }

        if (!request.Method.StartsWith(Reserved, StringComparison.Ordinal))
        {
            return calls.RunAsync(request.Method, request.Arguments, cancel);
        }

        return ValueTask.FromResult(request.Method == "rpc.discover"
            ? CallEnd.Gives(OpenRpcDocument.Of(calls.Functions))
            : CallEnd.Of(CallFault.Unknown(request.Method, calls.Functions)));
    }
}
