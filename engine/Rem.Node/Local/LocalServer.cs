using System.Globalization;
using System.Net.Sockets;
using Rem.Running;

namespace Rem.Node.Local;

/// <summary>
/// The local socket of a node: a Unix socket in its data folder, for its owner alone. Each request is answered when it is
/// done, whatever else is under way. Whatever comes in, the node lives on.
/// </summary>
public sealed class LocalServer : IAsyncDisposable
{
    private readonly LocalListener _listener;
    private readonly LocalServerParts _parts;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<long, Task> _connections = [];
    private readonly Task _accepting;
    private long _last;

    private LocalServer(LocalListener listener, LocalServerParts parts)
    {
        _listener = listener;
        _parts = parts;
        _accepting = AcceptAsync();
    }

    /// <summary>The path of the socket.</summary>
    public string Path => _listener.Path;

    /// <summary>Connections at this moment.</summary>
    public int Connections
    {
        get
        {
            lock (_connections)
            {
                return _connections.Count;
            }
        }
    }

    /// <summary>
    /// Listens in a data folder, which is made owner-only when it is not there. Throws <see cref="LocalErrors.Taken"/>
    /// when another node does, <see cref="LocalErrors.Socket"/> when it cannot.
    /// </summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="methods">What it answers to; each name once.</param>
    /// <param name="log">Where it says what went wrong.</param>
    /// <param name="clock">The time.</param>
    /// <param name="limits">What it takes at most.</param>
    public static LocalServer Start(string folder, IEnumerable<LocalMethod> methods, IRunLog log, TimeProvider clock, LocalLimits? limits = null)
    {
        var table = new Dictionary<string, LocalMethod>(StringComparer.Ordinal);
        foreach (var method in methods)
        {
            table.Add(method.Name, method);
        }

        return new LocalServer(LocalListener.Open(folder), new LocalServerParts(table, limits ?? LocalLimits.Default, log, clock));
    }

    /// <summary>Takes nothing new, cancels what is under way, waits until it has ended, and takes the socket away.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _accepting;
        Task[] left;
        lock (_connections)
        {
            left = [.. _connections.Values];
        }

        await Task.WhenAll(left);
        _listener.Dispose();
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        // Off the thread of whoever starts it, so that starting does not serve.
        await Task.Yield();
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                Begin(await _listener.Socket.AcceptAsync(_stopping.Token));
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException error)
            {
                await PauseAsync(error);
            }
        }
    }

    // No descriptors are left, most likely: to try at once would only burn time.
    private async Task PauseAsync(SocketException error)
    {
        _parts.Warn("a connection could not be taken: " + error.Message);
        await Task.Delay(TimeSpan.FromMilliseconds(100), _parts.Clock, _stopping.Token).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private void Begin(Socket socket)
    {
        var (process, user) = PeerUser.Of(socket);
        var refusal = PeerUser.MayTalk(PeerUser.Own, user) ? null : string.Create(CultureInfo.InvariantCulture, $"user {user} (process {process}) was refused");
        lock (_connections)
        {
            refusal ??= _connections.Count >= _parts.Limits.Connections ? $"a connection was refused: there are {_connections.Count}" : null;
            if (refusal is null)
            {
                var number = ++_last;
                _connections.Add(number, Task.Run(() => ServeAsync(socket, number, process, user), CancellationToken.None));
                return;
            }
        }

        // First the log: who was refused may look there.
        _parts.Warn(refusal);
        socket.Dispose();
    }

    private async Task ServeAsync(Socket socket, long number, int process, long user)
    {
        using var ended = new CancellationTokenSource();
        using var connection = new LocalConnection(new FrameSocket(socket, _parts.Limits, _parts.Clock), new LocalCaller(number, process, user, ended.Token), _parts, _stopping.Token);
        try
        {
            if (await connection.ServeAsync() is { } why)
            {
                _parts.Warn(string.Create(CultureInfo.InvariantCulture, $"the connection of process {process} was ended: {why}"));
            }

            await ended.CancelAsync();
            await connection.EndAsync();
        }
#pragma warning disable CA1031 // One connection, whatever it does, must not take the others down.
        catch (Exception error)
#pragma warning restore CA1031
        {
            _parts.Warn(string.Create(CultureInfo.InvariantCulture, $"the connection of process {process} failed: {error}"));
        }
        finally
        {
            lock (_connections)
            {
                _connections.Remove(number);
            }
        }
    }
}
