namespace Rem.Processes;

/// <summary>Runs programs. Test cases stand in for it, and a dry run shows instead of running.</summary>
public interface IProcesses
{
    /// <summary>
    /// Runs a program to its end and gives what it said, whatever its code. Throws <see cref="Errors.PlanException"/> when it
    /// cannot be started, <see cref="Errors.LimitException"/> when it gives more text than
    /// <see cref="ProcessRequest.TextLimit"/>, and <see cref="ProcessCanceledException"/> when cancelled; in each of these
    /// cases, and when its code is not in <see cref="ProcessRequest.OkCodes"/>, no process of it is left.
    /// </summary>
    Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancel);
}
