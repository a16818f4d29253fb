using System.Globalization;
using Rem.Errors;
using Rem.Plans;
using Rem.Processes.Unix;

namespace Rem.Scripting.Workers.Hosting;

/// <summary>Why a worker ended that nobody killed, as an error of the script that it ran.</summary>
internal static class WorkerDeath
{
    private const int PatienceMilliseconds = 200;
    private const int Abort = 6;
    private const int ProcessorTime = 24;
    private const int FileSize = 25;
    private const int BadCall = 31;

    /// <summary>Waits for its end, which its closed channel announced, and says what it was.</summary>
    public static PlanException Explain(Worker worker, ScriptLimits limits, SourceSpan at)
    {
        if (Status(worker) is not { } status)
        {
            return new PlanException(WorkerErrors.Died, at, "the worker process of the script closed its channel and was killed");
        }

        var words = worker.LastWords();
        var signal = status & 0x7f;
        if (words.Contains("ut of memory", StringComparison.Ordinal))
        {
            return ScriptLimitErrors.Memory(limits, at);
        }

        if (signal == Abort && words.Contains("tack overflow", StringComparison.Ordinal))
        {
            return ScriptLimitErrors.Depth(at, "the stack allows");
        }

        return signal == ProcessorTime
            ? new LimitException(LimitErrors.ScriptTime, at, "the worker process of the script used up its processor time (limit: script time)")
            : new PlanException(WorkerErrors.Died, at, "the worker process of the script " + Say(status, signal));
    }

    // The keeper takes it when nobody else has; a worker that only closed its channel has not ended at all.
    private static int? Status(Worker worker)
    {
        for (var waited = 0; waited < PatienceMilliseconds; waited++)
        {
            if (worker.TryReap() is { } status)
            {
                return status;
            }

            ServingThread.Pause(1);
        }

        return null;
    }

    private static string Say(int status, int signal) => signal == 0
        ? "ended with code " + ((status >> 8) & 0xff).ToString(CultureInfo.InvariantCulture)
        : "was ended by " + NameOf(signal);

    private static string NameOf(int signal) => signal switch
    {
        4 => "SIGILL (it ran what is no code)",
        Abort => "SIGABRT (.NET gave up in it)",
        7 => "SIGBUS",
        8 => "SIGFPE",
        Libc.SigKill => "SIGKILL (by somebody, or by the system for want of memory)",
        11 => "SIGSEGV (it crashed)",
        Libc.SigTerm => "SIGTERM (by somebody)",
        FileSize => "SIGXFSZ (it wrote to a file)",
        BadCall => "SIGSYS (it called the system in a way that is refused)",
        _ => "signal " + signal.ToString(CultureInfo.InvariantCulture),
    };
}
