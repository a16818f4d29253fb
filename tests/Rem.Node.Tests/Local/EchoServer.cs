using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Rem.Errors;
using Rem.Node.Local;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Node.Tests.Local;

/// <summary>A server with methods for tests.</summary>
public sealed class EchoServer : IAsyncDisposable
{
    public static readonly ErrorCode Broken = new("REM4999", "a test broke it", "mend the test");

    private EchoServer(string folder, LocalLimits? limits) => Server = LocalServer.Start(folder, Methods(), Log, TimeProvider.System, limits);

    public LocalServer Server { get; }

    public MemoryLog Log { get; } = new();

    /// <summary>Let go by a call of `open`; `wait` waits for it.</summary>
    public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Calls of `wait` that were cancelled.</summary>
    public int Cancelled => Volatile.Read(ref _cancelled);

    /// <summary>Calls of `wait` that have begun.</summary>
    public int Begun => Volatile.Read(ref _begun);

    /// <summary>Items of `count` that were made.</summary>
    public int Made => Volatile.Read(ref _made);

    private int _cancelled;
    private int _begun;
    private int _made;

    public static EchoServer Start(string folder, LocalLimits? limits = null) => new(folder, limits);

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private LocalMethod[] Methods() =>
    [
        new("echo", static (argument, _, _) => ValueTask.FromResult<object?>(argument)),
        new("who", static (_, caller, _) => ValueTask.FromResult<object?>(RemList.Of((long)caller.Process, caller.User, caller.Connection))),
        new("wait", WaitAsync),
        new("open", (_, _, _) =>
        {
            Gate.TrySetResult();
            return ValueTask.FromResult<object?>(true);
        }),
        new("late", async (_, _, cancel) =>
        {
            // Carried out, although cancelled.
            var told = new TaskCompletionSource();
            await using var registration = cancel.Register(told.SetResult);
            Interlocked.Increment(ref _begun);
            await told.Task;
            return "done all the same";
        }),
        new("fail", static (_, _, _) => throw new PlanException(new Finding(Broken, SourceSpan.None, "it broke at 'x'", "mend it")) { Result = 7L }),
        new("limit", static (_, _, _) => throw new LimitException(Broken, SourceSpan.None, "too deep")),
        new("crash", static (_, _, _) => throw new InvalidOperationException("a mistake")),
        new("large", static (argument, _, _) => ValueTask.FromResult<object?>(new string('x', (int)(long)argument["size"]!))),
        LocalMethod.Stream("count", CountAsync),
    ];

    private async ValueTask<object?> WaitAsync(RemMap argument, LocalCaller caller, CancellationToken cancel)
    {
        Interlocked.Increment(ref _begun);
        try
        {
            await Gate.Task.WaitAsync(cancel);
            return "opened";
        }
        catch (OperationCanceledException)
        {
            Interlocked.Increment(ref _cancelled);
            throw;
        }
    }

    private async IAsyncEnumerable<object?> CountAsync(RemMap argument, LocalCaller caller, [EnumeratorCancellation] CancellationToken cancel)
    {
        try
        {
            for (var i = 0L; i < (long)argument["to"]!; i++)
            {
                await Task.Yield();
                Interlocked.Increment(ref _made);
                yield return i;
            }

            if (argument.ContainsKey("fails"))
            {
                throw new PlanException(Broken, SourceSpan.None, "after the last");
            }
        }
        finally
        {
            Interlocked.Increment(ref _cancelled);
        }
    }

    /// <summary>A bare connection, for bytes that no client sends.</summary>
    public Socket Connect()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(Server.Path));
        return socket;
    }
}
