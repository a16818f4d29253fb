using Rem.Expressions;
using Rem.Plans;
using Rem.Values;

namespace Rem.Running;

/// <summary>A piece of data in a plan, bound: what gives its value when it is reached.</summary>
public abstract class BoundValue(SourceSpan at)
{
    /// <summary>Where it stands.</summary>
    public SourceSpan At { get; } = at;

    /// <summary>True when it is the same at every evaluation.</summary>
    public virtual bool IsConstant => false;

    /// <summary>Gives the value, or lets a `return` from inside a block pass.</summary>
    public abstract ValueTask<Completion> EvaluateAsync(Scope scope, CancellationToken cancel);
}

/// <summary>A value that holds no interpolation and no tag.</summary>
public sealed class ConstantValue : BoundValue
{
    /// <summary>A constant; lists and maps in it are shared by all evaluations.</summary>
    public ConstantValue(SourceSpan at, object? value)
        : base(at) => Value = Ownership.Share(value);

    /// <summary>The value.</summary>
    public object? Value { get; }

    /// <inheritdoc/>
    public override bool IsConstant => true;

    /// <inheritdoc/>
    public override ValueTask<Completion> EvaluateAsync(Scope scope, CancellationToken cancel) => new(Completion.Gives(Value));
}

/// <summary>A scalar with interpolation.</summary>
public sealed class TemplateValue(SourceSpan at, TextTemplate template) : BoundValue(at)
{
    /// <summary>Its parts.</summary>
    public TextTemplate Template { get; } = template;

    /// <inheritdoc/>
    public override ValueTask<Completion> EvaluateAsync(Scope scope, CancellationToken cancel) =>
        new(Completion.Gives(Template.Evaluate(scope)));
}

/// <summary>A list, evaluated element by element.</summary>
public sealed class ListValue(SourceSpan at, BoundValue[] items) : BoundValue(at)
{
    /// <inheritdoc/>
    public override ValueTask<Completion> EvaluateAsync(Scope scope, CancellationToken cancel) =>
        FillAsync(new RemList(items.Length), 0, scope, cancel);

    private ValueTask<Completion> FillAsync(RemList list, int from, Scope scope, CancellationToken cancel)
    {
        for (var i = from; i < items.Length; i++)
        {
            var task = items[i].EvaluateAsync(scope, cancel);
            if (!task.IsCompletedSuccessfully)
            {
                return AwaitItemAsync(task, list, i, scope, cancel);
            }

            var completion = task.Result;
            if (completion.IsReturn)
            {
                return new(completion);
            }

            list.Add(completion.Value);
        }

        return new(Completion.Gives(list));
    }

    private async ValueTask<Completion> AwaitItemAsync(ValueTask<Completion> task, RemList list, int index, Scope scope, CancellationToken cancel)
    {
        var completion = await task;
        if (completion.IsReturn)
        {
            return completion;
        }

        list.Add(completion.Value);
        return await FillAsync(list, index + 1, scope, cancel);
    }
}

/// <summary>A map: a block of its own, whose result is the value.</summary>
public sealed class BlockValue(SourceSpan at, Block block) : BoundValue(at)
{
    /// <summary>The block.</summary>
    public Block Block { get; } = block;

    /// <inheritdoc/>
    public override ValueTask<Completion> EvaluateAsync(Scope scope, CancellationToken cancel) => Block.EvaluateAsync(scope, cancel);
}
