using Rem.Values;

namespace Rem.Scripting;

/// <summary>One run of a script: what it sees and what it may use. Nothing in it assumes shared memory.</summary>
public sealed class ScriptCall
{
    /// <summary>All names in reach; a runtime reads single names as the script asks, or takes the whole map.</summary>
    public required INames Pipe { get; init; }

    /// <summary>The command line or request.</summary>
    public required object? Input { get; init; }

    /// <summary>The values of the names in <see cref="ScriptSource.Names"/>, in their order.</summary>
    public required object?[] Values { get; init; }

    /// <summary>The primitives behind `rem`.</summary>
    public required IScriptHost Host { get; init; }

    /// <summary>Time, memory and depth.</summary>
    public required ScriptLimits Limits { get; init; }
}

/// <summary>What one run of a script may use.</summary>
/// <param name="Time">Wall time.</param>
/// <param name="MemoryBytes">Memory that the script's own values may hold.</param>
/// <param name="CallDepth">Levels of calls inside each other.</param>
public sealed record ScriptLimits(TimeSpan Time, long MemoryBytes, int CallDepth);

/// <summary>
/// The primitives that `rem` offers, by name and values only, so that a worker process can reach them by messages.
/// </summary>
public interface IScriptHost
{
    /// <summary>
    /// Calls a primitive, for example `queue.put` with the queue's name, the value and the options. A primitive
    /// that is called wrongly or fails throws <see cref="Errors.PlanException"/>, which the runtime turns into a catchable
    /// error of its language; a <see cref="Errors.LimitException"/> and cancellation pass through every catch of the script.
    /// </summary>
    ValueTask<object?> CallAsync(string primitive, RemList arguments, CancellationToken cancel);
}
