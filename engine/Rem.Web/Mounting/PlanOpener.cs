using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Shared;
using Rem.Values;
using Rem.Web.Sections;

namespace Rem.Web.Mounting;

/// <summary>Loads, checks and opens plans that are mounted, beside those that serve.</summary>
/// <param name="options">The engine's parts, those of the plan that mounts.</param>
/// <param name="resources">The shared resources of all of them.</param>
internal sealed class PlanOpener(RemOptions options, SharedResources resources)
{
    /// <summary>The engine's parts.</summary>
    public RemOptions Options => options;

    /// <summary>
    /// Loads a plan without running it: to know its files. Throws <see cref="InvalidPlanException"/> with everything
    /// that is wrong with it.
    /// </summary>
    public (LoadedPlan Plan, RemEngine Engine) Load(string path, WatchedFiles files)
    {
        var engine = new RemEngine(options with { Files = files, Resources = _ => resources });
        var plan = engine.Load(Shown(path), new FindingList());
        plan.EnsureValid();
        return (plan, engine);
    }

    /// <summary>
    /// Opens a plan: its root block is evaluated. Throws <see cref="InvalidPlanException"/> for one with errors, a
    /// <see cref="PlanException"/> when there is none or its root block fails.
    /// </summary>
    public async Task<PlanState> OpenAsync(PlanPath at, WatchedFiles files, CancellationToken cancel)
    {
        if (!File.Exists(at.Full))
        {
            throw new PlanException(WebErrors.Mount, at.At, $"there is no plan {ValueText.Show(Shown(at.Full))} to mount", WebErrors.Mount.Fix);
        }

        var (plan, engine) = Load(at.Full, files);
        var opened = new TaskCompletionSource<OpenPlan>(TaskCreationOptions.RunContinuationsAsynchronously);
        var stop = new CancellationTokenSource();
        var request = new RunRequest { Folder = Path.GetDirectoryName(at.Full), Opens = (open, stopping) => HoldAsync(open, opened, stopping), OpensAny = true };
        var run = Task.Run(() => engine.RunAsync(plan, request, stop.Token), CancellationToken.None);
        try
        {
            await Task.WhenAny(opened.Task, run).WaitAsync(cancel);
            if (!opened.Task.IsCompleted)
            {
                await run; // what it failed with
            }
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }

        return new PlanState(at.Full, await opened.Task, () => CloseAsync(stop, run));
    }

    /// <summary>A path as errors show it: from the current folder where it lies there.</summary>
    public static string Shown(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    private static async Task HoldAsync(OpenPlan open, TaskCompletionSource<OpenPlan> opened, CancellationToken stopping)
    {
        opened.TrySetResult(open);
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stopping.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), told);
        await told.Task;
    }

    private static async Task CloseAsync(CancellationTokenSource stop, Task run)
    {
        await stop.CancelAsync();
        try
        {
            await run;
        }
        catch (Exception error) when (error is OperationCanceledException or PlanException)
        {
            // What ran beside it has ended; its failures are in the log.
        }

        stop.Dispose();
    }
}
