using System.Runtime.InteropServices;
using Rem.Processes;

namespace Rem.Cli.Running;

/// <summary>
/// What ends a run from outside: Ctrl-C, SIGTERM, `--timeout`, a change under `--watch`. The first cancels it in order
/// (`always` runs); a second signal ends the program at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _cancel;
    // Ctrl-C, Ctrl-\, `kill`, and the terminal or connection that went away.
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGINT, PosixSignal.SIGQUIT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly ITimer? _timer;
    private volatile bool _isSignalled;

    /// <summary>Listens from now on.</summary>
    /// <param name="timeout">After which time the run is late, or null.</param>
    /// <param name="outer">What else cancels it.</param>
    public Interruption(TimeSpan? timeout, CancellationToken outer)
    {
        _cancel = outer.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(outer) : new CancellationTokenSource();
        foreach (var signal in Signals)
        {
            if (signal != PosixSignal.SIGHUP || !IgnoresHangUp())
            {
                _registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
            }
        }

        _timer = timeout is { } time ? TimeProvider.System.CreateTimer(OnTime, null, time, Timeout.InfiniteTimeSpan) : null;
    }

    /// <summary>Cancelled by the first of them.</summary>
    public CancellationToken Token => _cancel.Token;

    /// <summary>True when SIGTERM was the first signal.</summary>
    public bool IsTerminated { get; private set; }

    /// <summary>True when the time was over before anything else.</summary>
    public bool IsLate { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer?.Dispose();
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _cancel.Dispose();
    }

    // Under nohup the signal was ignored from the start, and stays so.
    private static bool IgnoresHangUp()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            var status = File.ReadAllText("/proc/self/status");
            var at = status.IndexOf("SigIgn:", StringComparison.Ordinal);
            var end = at < 0 ? -1 : status.IndexOf('\n', at);
            return end > 0 && "13579bdf".Contains(status[end - 1], StringComparison.Ordinal); // SIGHUP is the lowest bit
        }
        catch (IOException)
        {
            return false;
        }
    }

    private void OnTime(object? state)
    {
        IsLate = !_cancel.IsCancellationRequested;
        _cancel.Cancel();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (_isSignalled)
        {
            Output.Message("ended at once\n");
            ProcessRunner.KillAll();
            Environment.Exit(ExitCode.Interrupted);
        }

        _isSignalled = true;
        IsTerminated = context.Signal == PosixSignal.SIGTERM;
        if (Output.IsTerminal)
        {
            Output.Message("ending in order; once more ends at once\n");
        }

        // Cancelling runs what waits for it: not on the thread that has to take the next signal.
        ThreadPool.UnsafeQueueUserWorkItem(static source => source.Cancel(), _cancel, preferLocal: false);
    }
}
