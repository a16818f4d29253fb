using System.Runtime.InteropServices;

namespace Rem.Processes.Unix;

/// <summary>Runs programs on Linux and macOS with posix_spawn and pipes.</summary>
internal sealed unsafe class UnixProcesses(TimeProvider clock) : IProcesses
{
    // A process that ignores SIGCHLD has no children to wait for: the kernel buries them, and their codes with them.
    private static readonly bool CanWait = AllowWaiting();

    /// <inheritdoc/>
    public Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested)
        {
            return Task.FromCanceled<ProcessResult>(cancel);
        }

        _ = CanWait;
        var run = new UnixRun(request, clock, cancel);
        try
        {
            run.Start();
        }
        catch (Exception e)
        {
            return Task.FromException<ProcessResult>(e);
        }

        return run.Result;
    }

    private static bool AllowWaiting()
    {
        const int Ignored = 1;

        var action = stackalloc byte[512];
        new Span<byte>(action, 512).Clear();
        if (Libc.sigaction(Libc.SigChild, null, action) == 0 && *(nint*)action == Ignored)
        {
            new Span<byte>(action, 512).Clear();
            return Libc.sigaction(Libc.SigChild, action, null) == 0;
        }

        return true;
    }
}
