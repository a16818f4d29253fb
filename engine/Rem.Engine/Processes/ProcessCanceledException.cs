namespace Rem.Processes;

/// <summary>A run was cancelled (a timeout, an interruption); its processes are gone.</summary>
public sealed class ProcessCanceledException(ProcessResult soFar, CancellationToken cancel)
    : OperationCanceledException("the program was cancelled", cancel)
{
    /// <summary>What the program had said until then.</summary>
    public ProcessResult SoFar { get; } = soFar;
}
