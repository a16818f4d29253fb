using Rem.Errors;
using Rem.Running;
using Rem.Scripting;
using Rem.Values;

namespace Rem;

/// <summary>What flows into one run.</summary>
public sealed record RunRequest
{
    /// <summary>The pipe; a caller's data is never changed.</summary>
    public RemMap Pipe { get; init; } = new(0);

    /// <summary>The command line or request.</summary>
    public object? Input { get; init; } = new RemMap(0);

    /// <summary>The folder that relative paths of commands and files start from; the current one when null.</summary>
    public string? Folder { get; init; }

    /// <summary>Who watches, or null.</summary>
    public IRunObserver? Observer { get; init; }

    /// <summary>What the run is called where people look for it (`rem lock list`); null for its plan's file alone.</summary>
    public string? Name { get; init; }

    /// <summary>For those who want to know what runs beside the plan, and end it: one that no other run has; null for none.</summary>
    public Background? Background { get; init; }

    /// <summary>
    /// For a plan that is `long running`: is given the result when the plan has been evaluated; the run then stays, with
    /// what goes on in the background, until it is cancelled, which is its ordinary end. Null to end with the plan.
    /// </summary>
    public Action<object?>? Stays { get; init; }

    /// <summary>Threads for scripts that take long; null where each runs on the thread that comes to it.</summary>
    public ScriptThreads? ScriptThreads { get; init; }

    /// <summary>
    /// For a plan with sections: is given it when its root block has been evaluated, and keeps it open until the token is
    /// cancelled, or longer; then the run ends. Null where sections are without effect.
    /// </summary>
    public Func<OpenPlan, CancellationToken, Task>? Opens { get; init; }

    /// <summary>True when <see cref="Opens"/> is given a plan without sections too.</summary>
    public bool OpensAny { get; init; }
}

/// <summary>
/// The engine as a library: loads plans and runs them. Safe to use from several threads; plans may run side by side.
/// </summary>
public sealed class RemEngine
{
    private static readonly TimeSpan CleanUpTime = TimeSpan.FromSeconds(8);
    private readonly EngineParts _parts;

    /// <summary>An engine made of the given parts.</summary>
    public RemEngine(RemOptions options)
    {
        Options = options;
        _parts = new EngineParts(options);
    }

    /// <summary>The frozen configuration.</summary>
    public RemOptions Options { get; }

    /// <summary>Queues, locks, state, counters and pools of this engine.</summary>
    public Shared.SharedResources Resources => _parts.Resources;

    /// <summary>Loads a plan and everything it needs from a file. Findings hold all that is wrong; with errors there, it does not run.</summary>
    public LoadedPlan Load(string path, FindingList findings)
    {
        var library = new PlanLibrary(Options);
        return new LoadedPlan(library.Load(path, findings).Plan, library, findings);
    }

    /// <summary>Loads a plan from a text; the name stands in errors.</summary>
    public LoadedPlan LoadText(string text, string name, FindingList findings)
    {
        var library = new PlanLibrary(Options);
        return new LoadedPlan(library.LoadText(text, name, findings).Plan, library, findings);
    }

    /// <summary>Loads a plan from a text, or throws <see cref="InvalidPlanException"/> with everything that is wrong.</summary>
    public LoadedPlan LoadText(string text, string name = "plan.yaml")
    {
        var plan = LoadText(text, name, new FindingList());
        plan.EnsureValid();
        return plan;
    }

    /// <summary>
    /// Runs a plan and gives its result, secrets hidden. Throws <see cref="InvalidPlanException"/> for a plan with
    /// errors, <see cref="PlanException"/> when it fails, <see cref="OperationCanceledException"/> when it was interrupted.
    /// </summary>
    public async Task<object?> RunAsync(LoadedPlan plan, RunRequest request, CancellationToken cancel)
    {
        plan.EnsureValid();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var cleanUp = new CancellationTokenSource();
        using var late = cancel.UnsafeRegister(static state => ((CancellationTokenSource)state!).CancelAfter(CleanUpTime), cleanUp);
        var folder = Path.GetFullPath(request.Folder ?? ".");
        var parts = new RunParts(request, Options, plan.Library, folder, _parts, stopping.Token, cleanUp.Token) { Background = request.Background ?? new Background() };
        var run = new RunContext(parts, plan.Plan, Ownership.Share(request.Input), request.Observer) { Sections = (plan.Plan.HasSections || request.OpensAny) && request.Opens is not null ? [] : null };
        try
        {
            var value = await PlanRun.RunAsync(plan.Plan, run, Flow.Start(), request.Pipe, out var root, cancel);
            request.Stays?.Invoke(Options.Secrets.Hide(value));
            if (run.Sections is { } sections && (sections.Count > 0 || request.OpensAny))
            {
                await request.Opens!(new OpenPlan(parts, plan.Plan, root.Names, sections), stopping.Token);
            }
            else if (request.Stays is not null)
            {
                await StayAsync(stopping.Token);
            }

            var failures = await parts.Background.WaitAsync(Options.Clock);
            parts.LogBeside(failures, 1);
            return failures.Count == 0 ? Options.Secrets.Hide(value) : throw failures[0];
        }
        catch (PlanException) when (!stopping.IsCancellationRequested)
        {
            // What is detached goes on beside a plan that failed too; an interruption alone ends it.
            parts.LogBeside(await parts.Background.WaitAsync(Options.Clock), 0);
            throw;
        }
        finally
        {
            await stopping.CancelAsync();
            await parts.Background.EndAsync();
        }
    }

    // Until it is told to stop; what runs beside the plan is then told too.
    private static async Task StayAsync(CancellationToken stopping)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stopping.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), told);
        await told.Task;
    }
}

/// <summary>A plan as it was loaded, with what was found.</summary>
public sealed class LoadedPlan
{
    internal LoadedPlan(BoundPlan plan, PlanLibrary library, FindingList findings)
    {
        Plan = plan;
        Library = library;
        Findings = findings;
    }

    /// <summary>The plan.</summary>
    public BoundPlan Plan { get; }

    /// <summary>Errors and warnings, in the order of the text.</summary>
    public FindingList Findings { get; }

    internal PlanLibrary Library { get; }

    /// <summary>Throws <see cref="InvalidPlanException"/> when the plan has errors.</summary>
    public void EnsureValid()
    {
        if (Findings.HasErrors)
        {
            throw new InvalidPlanException(Findings.Items);
        }
    }
}
