namespace Rem.Scripting;

/// <summary>
/// Threads for scripts that take long, in a process that has more to do: as many as there are cores, so that what else
/// is asked of the process is not behind all of them. Scripts that wait rather than compute get more, up to a number;
/// beyond it they take the threads of the pool, as they do where nothing of this is. A script whose runs take less than a
/// millisecond runs where it is called. Threads that nobody needs end. Safe to use from several threads.
/// </summary>
public sealed class ScriptThreads
{
    private readonly ScriptScheduler _scheduler;
    private readonly TimeProvider _clock;

    /// <summary>Threads of a process's own.</summary>
    /// <param name="least">So many compute side by side; 1 or more.</param>
    /// <param name="most">So many there are at most, when scripts wait.</param>
    /// <param name="clock">The time.</param>
    internal ScriptThreads(int least, int most, TimeProvider clock)
    {
        _scheduler = new ScriptScheduler(least, most, clock);
        _clock = clock;
    }

    /// <summary>Those of this process: made at first use.</summary>
    public static ScriptThreads Shared { get; } = new(Math.Max(2, Environment.ProcessorCount), Math.Max(64, 32 * Environment.ProcessorCount), TimeProvider.System);

    /// <summary>How many there are now.</summary>
    internal int Count => _scheduler.Count;

    /// <summary>Runs a script, here or on one of the threads.</summary>
    internal ValueTask<ScriptResult> RunAsync(IScript script, ScriptWeight weight, ScriptCall call, CancellationToken cancel) =>
        weight.IsLight || ScriptScheduler.IsHere
            ? Run(script, weight, call, cancel)
            : new(Task.Factory.StartNew(() => Run(script, weight, call, cancel).AsTask(), CancellationToken.None, TaskCreationOptions.HideScheduler, _scheduler).Unwrap());

    private ValueTask<ScriptResult> Run(IScript script, ScriptWeight weight, ScriptCall call, CancellationToken cancel)
    {
        var start = _clock.GetTimestamp();
        try
        {
            return script.RunAsync(call, cancel);
        }
        finally
        {
            weight.Note(_clock.GetElapsedTime(start));
        }
    }
}
