using System.Globalization;
using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Running;

/// <summary>A `run` step whose list runs on beside the plan, with the names as they were when it began, and logs its stages.</summary>
internal sealed class DetachedStep(SourceSpan at, BoundText name, Step step) : Step(at)
{
    /// <inheritdoc/>
    public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
    {
        var run = scope.Run;
        var list = new DetachedList(name.In(scope), At, run.Clock.GetUtcNow(), run.Stopping);
        var beside = run.With(run.Plan, run.Input, new StageObserver(run.Observer, (tag, place) => Enter(run, list, tag, place)));
        var start = Scope.ForPipe(beside, scope.Flow.Beside(), scope.ToMap()).OpenRoot();
        run.Clock.AddFlows(1);
        run.Background.Add(list, () => Task.Run(() => RunDetachedAsync(list, start), CancellationToken.None));
        return new(Completion.Done);
    }

    private async Task RunDetachedAsync(DetachedList list, Scope start)
    {
        var run = start.Run;
        var began = run.Clock.GetTimestamp();
        Log(run, list, "begins");
        try
        {
            await step.RunAsync(start, list.Stopping);
            Log(run, list, "done in " + Duration.Show(TimeSpan.FromMilliseconds(Math.Round(run.Clock.GetElapsedTime(began).TotalMilliseconds))));
        }
        catch (OperationCanceledException) when (list.IsStopping && !run.Stopping.IsCancellationRequested)
        {
            Log(run, list, "stopped"); // it alone: the plan and its other lists go on
        }
        catch (PlanException error)
        {
            error.Within($"detach {list.Name}");
            throw;
        }
        finally
        {
            run.Clock.AddFlows(-1);
            run.Background.Remove(list);
            list.End();
        }
    }

    private void Enter(RunContext run, DetachedList list, string tag, SourceSpan place)
    {
        var stage = string.Create(CultureInfo.InvariantCulture, $"{tag} ({Path.GetFileName(place.File?.Path)}:{place.Line})");
        list.Enter(stage);
        Log(run, list, stage);
    }

    private void Log(RunContext run, DetachedList list, string text) =>
        run.Log.Write(new LogLine(run.Clock.GetUtcNow(), LogLevel.Info, $"detach {list.Name}: {text}", null, At));
}
