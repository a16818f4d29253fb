using Rem.CommandLines;
using Rem.Errors;
using Rem.Shared;

namespace Rem.Running.Versions;

/// <summary>One version of a plan, open beside others of it, until it is closed.</summary>
public sealed class PlanVersion
{
    private readonly CancellationTokenSource _stop;
    private readonly Task _run;

    private PlanVersion(OpenPlan open, CancellationTokenSource stop, Task run)
    {
        Open = open;
        _stop = stop;
        _run = run;
    }

    /// <summary>The open plan.</summary>
    public OpenPlan Open { get; }

    /// <summary>
    /// Loads a plan without running it: to know its files. Throws <see cref="InvalidPlanException"/> with everything that
    /// is wrong with it.
    /// </summary>
    /// <param name="path">The whole path of its file.</param>
    /// <param name="options">The engine's parts.</param>
    /// <param name="resources">The shared resources.</param>
    /// <param name="files">Is told which files are read.</param>
    public static (LoadedPlan Plan, RemEngine Engine) Load(string path, RemOptions options, SharedResources resources, WatchedFiles files)
    {
        var engine = new RemEngine(options with { Files = files, Resources = _ => resources });
        var plan = engine.Load(Shown(path), new FindingList());
        plan.EnsureValid();
        return (plan, engine);
    }

    /// <summary>
    /// Opens a plan: its root block is evaluated. Throws <see cref="InvalidPlanException"/> for one with errors, a
    /// <see cref="PlanException"/> when its root block fails.
    /// </summary>
    /// <param name="path">The whole path of its file.</param>
    /// <param name="options">The engine's parts.</param>
    /// <param name="resources">The shared resources.</param>
    /// <param name="folder">The folder that relative paths of its steps start from, unless it says another.</param>
    /// <param name="files">Is told which files are read.</param>
    /// <param name="cancel">Ends the opening.</param>
    public static async Task<PlanVersion> OpenAsync(string path, RemOptions options, SharedResources resources, string folder, WatchedFiles files, CancellationToken cancel)
    {
        var (plan, engine) = Load(path, options, resources, files);
        var opened = new TaskCompletionSource<OpenPlan>(TaskCreationOptions.RunContinuationsAsynchronously);
        var stop = new CancellationTokenSource();
        var request = new RunRequest { Folder = PlanUsage.FolderOf(plan.Plan, folder), Opens = (open, stopping) => HoldAsync(open, opened, stopping), OpensAny = true };
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

        return new PlanVersion(await opened.Task, stop, run);
    }

    /// <summary>A path as errors show it: from the current folder where it lies there.</summary>
    public static string Shown(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>Ends it with all that runs beside it. To be called once.</summary>
    public async Task CloseAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _run;
        }
        catch (Exception error) when (error is OperationCanceledException or PlanException)
        {
            // What ran beside it has ended; its failures are in the log.
        }

        _stop.Dispose();
    }

    private static async Task HoldAsync(OpenPlan open, TaskCompletionSource<OpenPlan> opened, CancellationToken stopping)
    {
        opened.TrySetResult(open);
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stopping.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), told);
        await told.Task;
    }
}
