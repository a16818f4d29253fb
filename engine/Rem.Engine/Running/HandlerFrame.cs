using Rem.Tags;

namespace Rem.Running;

/// <summary>One use of a plan-defined tag while it runs: what `evaluate value:` and `super:` go back to.</summary>
public sealed class HandlerFrame
{
    /// <summary>The scope that the tag was used in.</summary>
    public required Scope Caller { get; init; }

    /// <summary>The captures by name.</summary>
    public required Values.RemMap Captures { get; init; }

    /// <summary>What stands under the key, unevaluated, for `value: later`; else null.</summary>
    public BoundValue? Later { get; init; }

    /// <summary>The tag that this one hides, bound at the same key; null where it hides none.</summary>
    public BoundTag? Hidden { get; init; }

    /// <summary>The root block of the handler.</summary>
    public Scope Root { get; set; } = null!;
}
