using Rem.Tags;
using Rem.Values;

namespace Rem.Running;

/// <summary>One use of a plan-defined tag while it runs: what `evaluate value:` and `super:` go back to.</summary>
public sealed class HandlerFrame
{
    /// <summary>The scope that the tag was used in.</summary>
    public required Scope Caller { get; init; }

    /// <summary>The captures by name.</summary>
    public required RemMap Captures { get; init; }

    /// <summary>What stands under the key, for `value: later`; else null.</summary>
    public required BoundValue? Later { get; init; }

    /// <summary>The tag that this one hides, bound at the same key with what stands under it; null where there is none.</summary>
    public required BoundTag? Hidden { get; init; }

    /// <summary>The same with a value that `super:` supplies.</summary>
    public required BoundTag? Supplied { get; init; }

    /// <summary>The root block of the handler.</summary>
    public Scope Root { get; set; } = null!;

    /// <summary>Makes what the value made part of the names that it sees the next time.</summary>
    public void Show(RemMap made) => Root.Copied?.UnionWith(made.Keys);

    /// <summary>
    /// The scope for what stands under the key: the caller's names and the captures. What it writes to the
    /// caller's names goes to copies in the handler's root block, which it then sees instead of them. The flow is the
    /// handler's own: the locks that it holds around `evaluate value:` are held around the value.
    /// </summary>
    public Scope OpenLater(Flow flow) => Caller.OpenWindow(Root).OpenVariables(Captures, flow: flow);
}
