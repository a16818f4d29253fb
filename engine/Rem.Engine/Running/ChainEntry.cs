namespace Rem.Running;

/// <summary>A chain such as if, elif, else: the first link that does not step aside ends it.</summary>
public sealed class ChainEntry(TagEntry[] links) : Entry
{
    /// <inheritdoc/>
    public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel) => RunFromAsync(0, scope, cancel);

    private ValueTask<Completion> RunFromAsync(int index, Scope scope, CancellationToken cancel)
    {
        for (var i = index; i < links.Length; i++)
        {
            var task = links[i].RunAsync(scope, cancel);
            if (!task.IsCompletedSuccessfully)
            {
                return AwaitLinkAsync(task, i, scope, cancel);
            }

            var completion = task.Result;
            if (!completion.IsSkipped)
            {
                return new(completion);
            }
        }

        return new(Completion.Done);
    }

    private async ValueTask<Completion> AwaitLinkAsync(ValueTask<Completion> task, int index, Scope scope, CancellationToken cancel)
    {
        var completion = await task;
        return completion.IsSkipped ? await RunFromAsync(index + 1, scope, cancel) : completion;
    }
}
