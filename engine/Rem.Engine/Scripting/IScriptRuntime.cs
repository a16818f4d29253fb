using Rem.Errors;

namespace Rem.Scripting;

/// <summary>One script language. Stateless for its callers and safe to use from several threads.</summary>
public interface IScriptRuntime
{
    /// <summary>The language's name, which is also the name of its action: `lua`, `js`, `csharp`.</summary>
    string Language { get; }

    /// <summary>File name endings, with the dot: `.lua`.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>What it is, for `rem doctor`: `Lua 5.4.6`.</summary>
    string Version { get; }

    /// <summary>
    /// Parses a script at load time, without running any of it. What is wrong with it is added to
    /// <paramref name="findings"/> at the plan's own line; the result is then null.
    /// </summary>
    IScript? Prepare(ScriptSource source, FindingList findings);

    /// <summary>
    /// As <see cref="Prepare"/>, but what takes long may go on beside the caller until it asks for the script. A runtime
    /// that is quick prepares it at once.
    /// </summary>
    PreparingScript Begin(ScriptSource source) => PreparingScript.Now(this, source);
}

/// <summary>A script that has been parsed. It may be run many times and from several threads at once.</summary>
public interface IScript
{
    /// <summary>
    /// Runs the script as the body of a function. Throws <see cref="PlanException"/> at the script's line when it
    /// fails, <see cref="LimitException"/> at a limit, <see cref="OperationCanceledException"/> when cancelled.
    /// </summary>
    ValueTask<ScriptResult> RunAsync(ScriptCall call, CancellationToken cancel);
}

/// <summary>
/// What a script gave: a value, or nothing at all (which is not the same as null). A class, because a task of a struct
/// of our own is code to compile at the start.
/// </summary>
public sealed record ScriptResult(bool HasValue, object? Value)
{
    /// <summary>The script returned nothing.</summary>
    public static ScriptResult Nothing { get; } = new(false, null);
}
