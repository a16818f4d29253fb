using System.Runtime.InteropServices;

namespace Rem.Cli.Running;

/// <summary>
/// Ctrl-C and SIGTERM: the first cancels the run in order (`always` runs), the second ends the program at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    public Interruption()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _cancel.Token;

    /// <summary>True when SIGTERM was the first signal.</summary>
    public bool IsTerminated { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _cancel.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        if (_cancel.IsCancellationRequested)
        {
            // The second one: the default action, which ends the program.
            Environment.Exit(ExitCode.Interrupted);
        }

        context.Cancel = true;
        IsTerminated = context.Signal == PosixSignal.SIGTERM;
        if (context.Signal == PosixSignal.SIGINT && !Console.IsErrorRedirected)
        {
            Output.Message("\nending in order; once more ends at once\n");
        }

        _cancel.Cancel();
    }
}
