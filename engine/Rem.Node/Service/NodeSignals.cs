using System.Runtime.InteropServices;

namespace Rem.Node.Service;

/// <summary>The signals of a node: the first SIGTERM, SIGINT or SIGQUIT stops it in order, the second hurries; SIGHUP reloads.</summary>
public sealed class NodeSignals : IDisposable
{
    private static readonly PosixSignal[] Ends = [PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT];

    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _hurry = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly SemaphoreSlim _reloads = new(0);
    private int _count;

    /// <summary>Nothing is listened to before <see cref="Listen"/>: tests give the signals themselves.</summary>
    public NodeSignals()
    {
        Stop = _stop.Token;
        Hurry = _hurry.Token;
    }

    /// <summary>Cancelled when the node shall stop.</summary>
    public CancellationToken Stop { get; }

    /// <summary>Cancelled when it shall wait for nothing any more.</summary>
    public CancellationToken Hurry { get; }

    /// <summary>Takes the signals of this process from now on.</summary>
    public NodeSignals Listen()
    {
        foreach (var signal in Ends)
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, context => Taken(context, End)));
        }

        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => Taken(context, Reload)));
        return this;
    }

    /// <summary>What SIGTERM does.</summary>
    public void End() => (Interlocked.Increment(ref _count) == 1 ? _stop : _hurry).Cancel();

    /// <summary>What SIGHUP does. Several that come while one is being carried out are one.</summary>
    public void Reload()
    {
        lock (_reloads)
        {
            if (_reloads.CurrentCount == 0)
            {
                _reloads.Release();
            }
        }
    }

    /// <summary>Waits for the next reload that is asked for.</summary>
    public Task ReloadAskedAsync(CancellationToken cancel) => _reloads.WaitAsync(cancel);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _stop.Dispose();
        _hurry.Dispose();
        _reloads.Dispose();
    }

    // Not on the thread that has to take the next signal.
    private static void Taken(PosixSignalContext context, Action action)
    {
        context.Cancel = true;
        ThreadPool.UnsafeQueueUserWorkItem(static action => action(), action, preferLocal: false);
    }
}
