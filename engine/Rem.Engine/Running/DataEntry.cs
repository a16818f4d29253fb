using Rem.Expressions;
using Rem.Values;

namespace Rem.Running;

/// <summary>A key of a block: fixed, or filled in when it is reached.</summary>
public readonly struct EntryKey(string text, TextTemplate? template)
{
    /// <summary>The key when it is fixed, else null.</summary>
    public string? Fixed => template is null ? text : null;

    /// <summary>The key's text in this scope.</summary>
    public string In(Scope scope) => template is null ? text : ValueText.Of(template.Evaluate(scope));
}

/// <summary>A data key: its value stands under it, and nowhere else.</summary>
public sealed class DataEntry(EntryKey key, BoundValue value) : Entry
{
    /// <summary>The value when key and value are the same at every evaluation, else null.</summary>
    public ConstantValue? Constant { get; } = key.Fixed is null ? null : value as ConstantValue;

    /// <summary>The key when it is fixed, else null.</summary>
    public string? FixedKey => key.Fixed;

    /// <inheritdoc/>
    public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
    {
        var task = value.EvaluateAsync(scope, cancel);
        return task.IsCompletedSuccessfully ? new(Place(task.Result, scope)) : AwaitValueAsync(task, scope);
    }

    private Completion Place(Completion completion, Scope scope)
    {
        if (completion.IsReturn)
        {
            return completion;
        }

        scope.Block.Names.Set(key.In(scope), scope.Checked(completion.Value, value.At));
        return Completion.Done;
    }

    private async ValueTask<Completion> AwaitValueAsync(ValueTask<Completion> task, Scope scope) => Place(await task, scope);
}
