using Rem.Plans;

namespace Rem.Running;

/// <summary>A piece of a plan that is evaluated on demand: a block with tags and data, or data alone. Frozen.</summary>
public sealed class BoundFunction
{
    private readonly Block? _block;
    private readonly BoundValue? _value;

    private BoundFunction(SourceSpan at, Block? block, BoundValue? value)
    {
        At = at;
        _block = block;
        _value = value;
    }

    /// <summary>Where it stands.</summary>
    public SourceSpan At { get; }

    /// <summary>A block: its result is the function's.</summary>
    public static BoundFunction OfBlock(Block block) => new(block.At, block, null);

    /// <summary>Data: its value is the function's.</summary>
    public static BoundFunction OfData(BoundValue value) => new(value.At, null, value);

    /// <summary>Evaluates it in a root block. A `return` ends here, with its value.</summary>
    internal ValueTask<Completion> RunAsync(Scope root, CancellationToken cancel) =>
        _block is not null ? _block.ResultOfAsync(root, cancel) : _value!.EvaluateAsync(root, cancel);
}
