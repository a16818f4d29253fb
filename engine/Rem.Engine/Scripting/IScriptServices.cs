using Rem.Http;
using Rem.Plans;
using Rem.Running;
using Rem.Shared;
using Rem.Values;

namespace Rem.Scripting;

/// <summary>What the engine gives the primitives behind `rem`: the resources, and the parts that only a run has.</summary>
public interface IScriptServices
{
    /// <summary>Queues, locks, state, counters and pools.</summary>
    SharedResources Shared { get; }

    /// <summary>The engine's clock.</summary>
    TimeProvider Clock { get; }

    /// <summary>The limits of the run.</summary>
    RemLimits Limits { get; }

    /// <summary>The run's log; it masks secrets.</summary>
    IRunLog Log { get; }

    /// <summary>HTTP; asked for only when a script uses it.</summary>
    IHttp Http { get; }

    /// <summary>The folder that relative paths of files start from.</summary>
    string Folder { get; }

    /// <summary>The bucket of state that is the plan's own.</summary>
    string OwnBucket { get; }

    /// <summary>The flow that runs the script, as an owner of locks (see <see cref="Rem.Shared.Locks.LockOwner"/>).</summary>
    string LockOwner { get; }

    /// <summary>Who holds the locks that the script takes, for people.</summary>
    string LockHolder { get; }

    /// <summary>Is told when a lock that the script took is lost before it is released.</summary>
    void LockLost(Rem.Shared.Locks.LockGrant grant);

    /// <summary>The locks that the flow holds around the script; its writes carry them.</summary>
    IReadOnlyList<Fence> Fences { get; }

    /// <summary>True when what would change a file or a database is shown in the log and not done.</summary>
    bool IsDryRun => false;

    /// <summary>The place of the script's step in the plan, for the log.</summary>
    SourceSpan Place { get; }

    /// <summary>
    /// Runs a command as a `shell` step does and gives `{output, stderr, code, seconds}`. Throws as the step would,
    /// its time-out included.
    /// </summary>
    Task<RemMap> ShellAsync(ShellCall call, CancellationToken cancel);

    /// <summary>Runs a tag, plan or package function with an input and gives its result.</summary>
    Task<object?> CallAsync(string name, object? input, CancellationToken cancel);

    /// <summary>A secret; throws what an unknown name throws anywhere.</summary>
    ValueTask<string> SecretAsync(string name, CancellationToken cancel);

    /// <summary>
    /// Throws when the plan's permissions do not allow a script to use a primitive with its arguments. Asked before
    /// every call; a local file may do everything.
    /// </summary>
    void Permit(string primitive, RemList arguments);
}

/// <summary>A command that a script wants run.</summary>
/// <param name="Command">A text for the shell, or a list of a program and its arguments, all texts.</param>
/// <param name="Input">What is fed to it, or null for nothing.</param>
/// <param name="Environment">Variables on top of the step's, texts, or null.</param>
/// <param name="Folder">Where it runs, or null for the step's folder.</param>
/// <param name="Timeout">The longest time, or null.</param>
/// <param name="OkCodes">The codes that are no failure.</param>
public sealed record ShellCall(object Command, string? Input, RemMap? Environment, string? Folder, TimeSpan? Timeout, IReadOnlyList<long> OkCodes);
