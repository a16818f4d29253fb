using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Node.Local;

/// <summary>A connection at the server: takes requests, answers each when its method is done.</summary>
internal sealed class LocalConnection(FrameSocket socket, LocalCaller caller, LocalServerParts parts, CancellationToken stopping) : IDisposable
{
    // An answer is counted until it has been sent whole, which its reader may know sooner than this side does.
    private const int Slack = 64;

    private readonly CancellationTokenSource _stopping = CancellationTokenSource.CreateLinkedTokenSource(caller.Ended, stopping);
    private readonly Dictionary<long, LocalRequest> _requests = [];
    private readonly HashSet<Task> _tasks = [];
    private long _bytes;

    /// <summary>Serves until the other side is gone, sends what is no frame, or the server ends; gives why it ended, or null.</summary>
    public async Task<string?> ServeAsync()
    {
        try
        {
            while (await socket.ReceiveAsync(stopping) is { } frame)
            {
                if (!Take(frame))
                {
                    // Waiting here holds up who asks too much, and nobody else.
                    await socket.SendAsync(Failure(frame.Id, Busy()));
                }
            }

            return null;
        }
        catch (FrameException error)
        {
            return error.Message;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Waits until nothing of it is under way.</summary>
    public async Task EndAsync()
    {
        Task[] left;
        lock (_requests)
        {
            left = [.. _tasks];
        }

        await Task.WhenAll(left);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        socket.Dispose();
        _stopping.Dispose();
    }

    // False for a request beyond what one connection may have under way.
    private bool Take(Frame frame)
    {
        if (frame.Kind == FrameKind.Request)
        {
            return Begin(frame);
        }

        LocalRequest? request;
        lock (_requests)
        {
            _requests.TryGetValue(frame.Id, out request);
        }

        // One that has been answered meanwhile is nobody's mistake.
        switch (frame.Kind)
        {
            case FrameKind.Cancel:
                request?.Cancel();
                break;
            case FrameKind.More when frame.Value is long count and > 0 && count <= parts.Limits.StreamAhead:
                request?.Allow((int)count);
                break;
            default:
                throw new FrameException("a frame is of no kind that a client sends");
        }

        return true;
    }

    private bool Begin(Frame frame)
    {
        if (frame.Value is not RemMap argument)
        {
            throw new FrameException("the argument of a request is no map");
        }

        LocalRequest request;
        lock (_requests)
        {
            if (_requests.ContainsKey(frame.Id))
            {
                throw new FrameException("two requests have one number");
            }

            // The first may be as large as a frame is.
            if (_requests.Count >= parts.Limits.Requests + Slack || (_requests.Count > 0 && _bytes + frame.Bytes > parts.Limits.RequestBytes))
            {
                return false;
            }

            request = new LocalRequest(frame.Id, frame.Bytes, parts.Limits.StreamAhead, _stopping.Token);
            _requests.Add(frame.Id, request);
            _bytes += frame.Bytes;
        }

        Keep(AnswerAsync(request, frame.Name, argument));
        return true;
    }

    private void Keep(Task task)
    {
        if (task.IsCompleted)
        {
            return;
        }

        lock (_requests)
        {
            _tasks.Add(task);
        }

        _ = ForgetAsync(task);
    }

    private async Task ForgetAsync(Task task)
    {
        await task;
        lock (_requests)
        {
            _tasks.Remove(task);
        }
    }

    private async Task AnswerAsync(LocalRequest request, string name, RemMap argument)
    {
        byte[] last;
        try
        {
            last = await RunAsync(request, name, argument);
        }
        catch (OperationCanceledException) when (request.Token.IsCancellationRequested)
        {
            last = request.IsUnwanted ? Frame(FrameKind.Error, request.Id, null) : Failure(request.Id, Stopping());
        }
        catch (PlanException error)
        {
            last = Failure(request.Id, error);
        }
        catch (InvalidPlanException error)
        {
            last = Failure(request.Id, new PlanException(error.Findings[0]));
        }
#pragma warning disable CA1031 // A method that fails must not take the node down; whoever asked is told, and the log.
        catch (Exception error)
#pragma warning restore CA1031
        {
            parts.Warn($"the method {ValueText.Show(name)} failed: {error}");
            last = Failure(request.Id, new PlanException(RunErrors.Defect, SourceSpan.None, $"REM itself failed: {error.GetType().Name}: {error.Message}", RunErrors.Defect.Fix));
        }

        await socket.SendAsync(last);
        lock (_requests)
        {
            _requests.Remove(request.Id);
            _bytes -= request.Bytes;
        }

        request.Dispose();
    }

    private async ValueTask<byte[]> RunAsync(LocalRequest request, string name, RemMap argument)
    {
        if (!parts.Methods.TryGetValue(name, out var method))
        {
            throw new PlanException(LocalErrors.Method, SourceSpan.None, $"the node has no method {ValueText.Show(name)}", LocalErrors.Method.Fix);
        }

        if (method.Run is { } run)
        {
            return Frame(FrameKind.Value, request.Id, await run(argument, caller, request.Token));
        }

        await foreach (var item in method.Items!(argument, caller, request.Token))
        {
            await request.RoomAsync();
            if (!await socket.SendAsync(Frame(FrameKind.Item, request.Id, item)))
            {
                throw new OperationCanceledException(request.Token);
            }
        }

        return Frame(FrameKind.End, request.Id, null);
    }

    private byte[] Frame(FrameKind kind, long id, object? value) => Local.Frame.Write(kind, id, null, value, parts.Limits)
        ?? throw new PlanException(LocalErrors.TooLarge, SourceSpan.None, $"the answer has more than {parts.Limits.FrameBytes} bytes", LocalErrors.TooLarge.Fix);

    private byte[] Failure(long id, PlanException error)
    {
        var frame = Local.Frame.Write(FrameKind.Error, id, null, LocalError.Of(error), parts.Limits);
        return frame ?? Frame(FrameKind.Error, id, LocalError.Of(new PlanException(error.Finding with { Hint = null, Message = error.Finding.Code.Meaning })));
    }

    private PlanException Busy() =>
        new(LocalErrors.Busy, SourceSpan.None, $"more than {parts.Limits.Requests} requests, or {parts.Limits.RequestBytes} bytes of them, are under way on this connection", LocalErrors.Busy.Fix);

    private static PlanException Stopping() => new(LocalErrors.Stopping, SourceSpan.None, "the node is stopping", LocalErrors.Stopping.Fix);
}
