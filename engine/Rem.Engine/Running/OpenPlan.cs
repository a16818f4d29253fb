using Rem.Values;

namespace Rem.Running;

/// <summary>
/// A plan whose root block has been evaluated and that is kept open: its functions are evaluated for whoever asks, each
/// over a pipe and an input of its own, in reach of the names that the root block made. Safe to use from several threads.
/// </summary>
public sealed class OpenPlan
{
    private readonly RunParts _parts;

    internal OpenPlan(RunParts parts, BoundPlan plan, RemMap names, IReadOnlyList<object> sections)
    {
        _parts = parts;
        Plan = plan;
        Names = names;
        Sections = sections;
        names.IsShared = true;
    }

    /// <summary>The plan.</summary>
    public BoundPlan Plan { get; }

    /// <summary>What its root block made; frozen.</summary>
    public RemMap Names { get; }

    /// <summary>What its sections left, in the order of the plan.</summary>
    public IReadOnlyList<object> Sections { get; }

    /// <summary>The engine's frozen configuration.</summary>
    public RemOptions Options => _parts.Options;

    /// <summary>Queues, locks, state, counters and pools.</summary>
    public Shared.SharedResources Resources => _parts.Resources;

    /// <summary>The folder that relative paths of its steps start from.</summary>
    public string Folder => _parts.Folder;

    /// <summary>The plan's log, which hides secrets.</summary>
    public IRunLog Log => _parts.Log;

    /// <summary>
    /// Evaluates a function. Throws a <see cref="Errors.PlanException"/> when it fails. A name of the root block that it
    /// writes is copied first, so that calls never see each other.
    /// </summary>
    public ValueTask<Evaluated> EvaluateAsync(BoundFunction function, FunctionCall call, CancellationToken cancel)
    {
        var run = new RunContext(_parts, Plan, call.Input, call.Observer) { Client = call.Client };
        call.Pipe.IsShared = true;
        var scope = Scope.ForPipe(run, Flow.Start(), call.Pipe);
        if (Names.Count > 0)
        {
            scope = scope.OpenVariables(Names);
        }

        if (call.Captures is { } captures)
        {
            scope = scope.OpenVariables(captures);
        }

        var root = scope.OpenRoot();
        var task = function.RunAsync(root, cancel);
        return task.IsCompletedSuccessfully ? new(new Evaluated(Ownership.Share(task.Result.Value), root)) : AwaitAsync(task, root);
    }

    private static async ValueTask<Evaluated> AwaitAsync(ValueTask<Completion> task, Scope root) => new(Ownership.Share((await task).Value), root);
}

/// <summary>What flows into one evaluation of a function.</summary>
public readonly record struct FunctionCall
{
    /// <summary>The pipe.</summary>
    public required RemMap Pipe { get; init; }

    /// <summary>`input`.</summary>
    public required object? Input { get; init; }

    /// <summary>Names that are nearer than those of the root block: the captures of a path; null for none.</summary>
    public RemMap? Captures { get; init; }

    /// <summary>Who watches, or null.</summary>
    public IRunObserver? Observer { get; init; }

    /// <summary>Whom it is evaluated for, for the actions that speak to them; null for nobody.</summary>
    public object? Client { get; init; }
}

/// <summary>What a function gave.</summary>
/// <param name="Value">Its value; frozen.</param>
/// <param name="Scope">Its root block: the names that a template over it sees.</param>
public readonly record struct Evaluated(object? Value, Scope Scope);
