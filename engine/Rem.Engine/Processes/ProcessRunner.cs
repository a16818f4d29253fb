using Rem.Processes.Unix;

namespace Rem.Processes;

/// <summary>
/// Runs programs of this machine. On Linux the process that uses it is given the orphans of the programs that it runs
/// (PR_SET_CHILD_SUBREAPER), so that none of them escapes.
/// </summary>
public sealed class ProcessRunner : IProcesses
{
    private readonly IProcesses _processes;

    /// <summary>A runner that measures time by a clock.</summary>
    public ProcessRunner(TimeProvider clock) =>
        _processes = OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() ? new UnixProcesses(clock) : new PortableProcesses(clock);

    /// <summary>
    /// Kills every program that a step of this process runs just now, and what it started, and lets no other start: for a
    /// program that has to end at once and waits for nothing any more.
    /// </summary>
    public static void KillAll()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
        {
            LastResort.Kill(Orphans.LastMains());
        }
    }

    /// <inheritdoc/>
    public Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancel) => _processes.RunAsync(request, cancel);
}
