using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Node.Local;

/// <summary>A connection to the node of a data folder. Safe to use from several threads; any number of requests may be under way.</summary>
public sealed class LocalClient : IAsyncDisposable
{
    // How long a cancelled request may take to say what became of it.
    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(5);

    private readonly FrameSocket _socket;
    private readonly LocalLimits _limits;
    private readonly TimeProvider _clock;
    private readonly Dictionary<long, PendingCall> _pending = [];
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _receiving;
    private bool _isLost;
    private long _last;

    private LocalClient(Socket socket, LocalLimits limits, TimeProvider clock)
    {
        _socket = new FrameSocket(socket, limits, clock);
        _limits = limits;
        _clock = clock;
        Ended = _ended.Token;
        _receiving = Task.Run(ReceiveAllAsync);
    }

    /// <summary>Cancelled when the connection has ended; every request then fails with <see cref="LocalErrors.Lost"/>.</summary>
    public CancellationToken Ended { get; }

    /// <summary>
    /// Connects to the node that runs in a data folder. Throws <see cref="LocalErrors.NoNode"/> when there is none,
    /// <see cref="LocalErrors.Owner"/> when it is somebody else's.
    /// </summary>
    public static async Task<LocalClient> ConnectAsync(string folder, TimeProvider clock, CancellationToken cancel, LocalLimits? limits = null)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            var path = LocalAddress.ForClient(folder) ?? throw NoNode(folder);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancel);
            if (PeerUser.Own != 0 && !PeerUser.MayTalk(PeerUser.Own, PeerUser.Of(socket).User))
            {
                throw Foreign(folder);
            }

            return new LocalClient(socket, limits ?? LocalLimits.Default, clock);
        }
        catch (SocketException error)
        {
            socket.Dispose();
            throw error.SocketErrorCode == SocketError.AccessDenied ? Foreign(folder) : NoNode(folder);
        }
        catch (UnauthorizedAccessException)
        {
            socket.Dispose();
            throw Foreign(folder);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Asks, and gives the answer. A request that is cancelled but was carried out all the same gives its answer, so that
    /// nothing it made is lost. Throws what the method failed with, with its code; <see cref="LocalErrors.Lost"/> when
    /// the node went away.
    /// </summary>
    public async Task<object?> CallAsync(string method, RemMap argument, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var call = new PendingCall(isStream: false);
        var id = await BeginAsync(call, method, argument);
        try
        {
            if (!cancel.CanBeCanceled)
            {
                return await call.Answer.Task;
            }

            await using var registration = cancel.UnsafeRegister(_ => _ = CancelAsync(id), null);
            return await AnswerAsync(call, cancel);
        }
        finally
        {
            Forget(id);
        }
    }

    /// <summary>Asks for a stream. Whoever stops reading it ends it.</summary>
    public async IAsyncEnumerable<object?> StreamAsync(string method, RemMap argument, [EnumeratorCancellation] CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var call = new PendingCall(isStream: true);
        var id = await BeginAsync(call, method, argument);
        var batch = Math.Max(1, _limits.StreamAhead / 2);
        var read = 0;
        try
        {
            await foreach (var item in call.Items!.Reader.ReadAllAsync(cancel))
            {
                if (++read == batch)
                {
                    await SendAsync(FrameKind.More, id, (long)read);
                    read = 0;
                }

                yield return item;
            }
        }
        finally
        {
            if (Forget(id))
            {
                await CancelAsync(id);
            }
        }
    }

    /// <summary>Ends the connection; what is under way there is cancelled.</summary>
    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _receiving;
    }

    private async Task<object?> AnswerAsync(PendingCall call, CancellationToken cancel)
    {
        try
        {
            return await call.Answer.Task.WaitAsync(cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested && !call.Answer.Task.IsCanceled)
        {
        }

        try
        {
            return await call.Answer.Task.WaitAsync(LastWord, _clock, CancellationToken.None);
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            throw new OperationCanceledException(cancel);
        }
    }

    private async ValueTask<long> BeginAsync(PendingCall call, string method, RemMap argument)
    {
        var id = Interlocked.Increment(ref _last);
        var frame = Frame.Write(FrameKind.Request, id, method, argument, _limits)
            ?? throw new PlanException(LocalErrors.TooLarge, SourceSpan.None, $"the request {ValueText.Show(method)} has more than {_limits.FrameBytes} bytes", LocalErrors.TooLarge.Fix);
        lock (_pending)
        {
            if (_isLost)
            {
                throw Lost();
            }

            if (_pending.Count >= _limits.Requests)
            {
                throw new PlanException(LocalErrors.Busy, SourceSpan.None, $"more than {_limits.Requests} requests to the node are under way", LocalErrors.Busy.Fix);
            }

            _pending.Add(id, call);
        }

        // A connection that is gone fails all that is pending: this one too.
        await _socket.SendAsync(frame);
        return id;
    }

    private Task CancelAsync(long id) => SendAsync(FrameKind.Cancel, id, null);

    private async Task SendAsync(FrameKind kind, long id, object? value) => await _socket.SendAsync(Frame.Write(kind, id, null, value, _limits)!);

    private bool Forget(long id)
    {
        lock (_pending)
        {
            return _pending.Remove(id);
        }
    }

    private async Task ReceiveAllAsync()
    {
        try
        {
            while (await _socket.ReceiveAsync(CancellationToken.None) is { } frame)
            {
                Take(frame);
            }
        }
        catch (FrameException)
        {
            // Whatever it is that sends this, there is nothing to expect from it.
        }

        _socket.Dispose();
        List<PendingCall> left;
        lock (_pending)
        {
            _isLost = true;
            left = [.. _pending.Values];
            _pending.Clear();
        }

        foreach (var call in left)
        {
            call.Fail(Lost());
        }

        await _ended.CancelAsync();
    }

    private void Take(Frame frame)
    {
        PendingCall? call;
        lock (_pending)
        {
            var isKnown = frame.Kind == FrameKind.Item ? _pending.TryGetValue(frame.Id, out call) : _pending.Remove(frame.Id, out call);
            if (!isKnown)
            {
                return;
            }
        }

        switch (frame.Kind)
        {
            case FrameKind.Item:
                call!.Items?.Writer.TryWrite(frame.Value);
                break;
            case FrameKind.Error:
                call!.Fail((Exception?)LocalError.Read(frame.Value) ?? new OperationCanceledException());
                break;
            default:
                call!.Done(frame.Value);
                break;
        }
    }

    private static PlanException NoNode(string folder) => new(LocalErrors.NoNode, SourceSpan.None, $"no node runs with the data folder {ValueText.Show(folder)}", LocalErrors.NoNode.Fix);

    private static PlanException Foreign(string folder) => new(LocalErrors.Owner, SourceSpan.None, $"the node of the data folder {ValueText.Show(folder)} belongs to another user", LocalErrors.Owner.Fix);

    private static PlanException Lost() => new(LocalErrors.Lost, SourceSpan.None, "the node went away before it answered", LocalErrors.Lost.Fix);
}
