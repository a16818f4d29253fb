using Rem.Errors;
using Rem.Plans;
using Rem.Tags;
using Rem.Values;

namespace Rem.Running;

/// <summary>A tag in a block: runs it and places what it gives by the tag's result rule.</summary>
public sealed class TagEntry(EntryKey key, string trail, SourceSpan at, BoundTag tag, TagResult result) : Entry
{
    /// <summary>The tag as it is bound here.</summary>
    public BoundTag Tag { get; } = tag;

    /// <summary>True when what the tag gives leaves no trace unless `as` names a place for it.</summary>
    public bool IsDropped => result == TagResult.Dropped;

    /// <inheritdoc/>
    public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
    {
        var task = RunTagAsync(scope, cancel);
        return task.IsCompletedSuccessfully ? new(Place(task.Result, scope)) : AwaitTagAsync(task, scope);
    }

    /// <summary>Runs the tag and gives what it gave, for a step that places it itself.</summary>
    public ValueTask<Completion> RunTagAsync(Scope scope, CancellationToken cancel)
    {
        var observer = scope.Run.Observer;
        if (observer is not null)
        {
            return ObservedAsync(observer, scope, cancel);
        }

        try
        {
            var task = Tag.RunAsync(scope, cancel);
            return task.IsCompletedSuccessfully ? task : WithTrailAsync(task, scope);
        }
        catch (PlanException error)
        {
            throw Extend(error, scope);
        }
    }

    /// <summary>Places a value by the tag's result rule.</summary>
    public Completion Place(Completion completion, Scope scope)
    {
        if (!completion.HasValue)
        {
            return completion;
        }

        var value = Ownership.Share(scope.Checked(completion.Value, at));
        var names = scope.Block.Names;
        if (result == TagResult.Kept || (result == TagResult.MapMerged && value is not RemMap))
        {
            names.Set(key.In(scope), value);
        }
        else if (result != TagResult.Dropped)
        {
            names.Merge(Mergeable(value));
        }

        return Completion.Done;
    }

    private RemMap Mergeable(object? value) =>
        value as RemMap ?? throw new PlanException(RunErrors.NotMergeable, at, $"'{trail}' gave {ValueText.ShowWithKind(value)}, and only a map can be merged", "give it a name with `as: name` in a step");

    // A `run` adds nothing to the trail: its steps say `run[2]` themselves. A message may hold what a setting was
    // filled in with: an address, a path, a statement.
    private PlanException Extend(PlanException error, Scope scope)
    {
        error.Locate(at);
        if (trail != "run")
        {
            error.Within(trail);
        }

        error.Hide(scope.Run.Secrets);
        return error;
    }

    private async ValueTask<Completion> AwaitTagAsync(ValueTask<Completion> task, Scope scope) => Place(await task, scope);

    private async ValueTask<Completion> WithTrailAsync(ValueTask<Completion> task, Scope scope)
    {
        try
        {
            return await task;
        }
        catch (PlanException error)
        {
            throw Extend(error, scope);
        }
    }

    private async ValueTask<Completion> ObservedAsync(IRunObserver observer, Scope scope, CancellationToken cancel)
    {
        var started = scope.Run.Clock.GetTimestamp();
        observer.TagStarted(trail, at);
        try
        {
            var completion = await Tag.RunAsync(scope, cancel);
            observer.TagEnded(trail, at, scope.Run.Clock.GetElapsedTime(started), completion.Value, null);
            return completion;
        }
        catch (Exception error)
        {
            if (error is PlanException plan)
            {
                Extend(plan, scope);
            }

            observer.TagEnded(trail, at, scope.Run.Clock.GetElapsedTime(started), null, error);
            throw;
        }
    }
}
