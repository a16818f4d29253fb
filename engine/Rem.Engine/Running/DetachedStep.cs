using Rem.Plans;

namespace Rem.Running;

/// <summary>A `run` step whose list runs on beside the plan, with the names as they were when it began.</summary>
internal sealed class DetachedStep(SourceSpan at, BoundText name, Step step) : Step(at)
{
    /// <inheritdoc/>
    public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
    {
        var run = scope.Run;
        var start = Scope.ForPipe(run, scope.Flow.Beside(), scope.ToMap()).OpenRoot();
        var title = name.In(scope);
        run.Clock.AddFlows(1);
        run.Background.Add(Task.Run(() => RunDetachedAsync(title, start, run.Stopping), CancellationToken.None), mayOutlive: false);
        return new(Completion.Done);
    }

    private async Task RunDetachedAsync(string title, Scope start, CancellationToken cancel)
    {
        try
        {
            await step.RunAsync(start, cancel);
        }
        catch (Errors.PlanException error)
        {
            error.Within($"detach {title}");
            throw;
        }
        finally
        {
            start.Run.Clock.AddFlows(-1);
        }
    }
}
