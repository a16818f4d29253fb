namespace Rem.Running;

/// <summary>A `run` of a block together with its `on error` and `always`.</summary>
public sealed class StepEntry(Step step) : Entry
{
    /// <inheritdoc/>
    public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel) => step.RunAsync(scope, cancel);
}
