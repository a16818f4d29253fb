using Rem.Scripting;

namespace Rem.Binding;

/// <summary>The fixed first names that a place has beside `pipe`, `input`, `secrets` and `now`.</summary>
[Flags]
public enum PlaceNames
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>`error`: in `on error` and `always`.</summary>
    Error = 1,

    /// <summary>`value`: in a handler.</summary>
    Value = 2,

    /// <summary>`loop`: in a loop.</summary>
    Loop = 4,
}

/// <summary>What a place in a plan knows of what stands around it, while it is bound.</summary>
/// <param name="Names">The fixed names here.</param>
/// <param name="InHandler">True inside a tag that the plan defines.</param>
/// <param name="Depth">Levels of blocks, lists and steps around it.</param>
/// <param name="Slots">Where a cached step collects what its callers fill in, or null.</param>
public readonly record struct BindContext(PlaceNames Names, bool InHandler, int Depth, CacheSlots? Slots)
{
    /// <summary>The root of a plan.</summary>
    public static BindContext Root => default;

    /// <summary>True in a handler that leaves its value to `evaluate value:`.</summary>
    public bool IsLater { get; init; }

    /// <summary>True for the action that a tag definition consists of: it gives its bare value.</summary>
    public bool InDefinition { get; init; }

    /// <summary>The captures of the handler around, which scripts see as names; null outside of one.</summary>
    public IReadOnlyList<string>? Captures { get; init; }

    /// <summary>How far the scripts of the tag around are kept apart; null where it does not say so.</summary>
    public Isolation? Isolation { get; init; }

    /// <summary>True below a key of data: no block of the plan's own flow is nearer.</summary>
    public bool InData { get; init; }

    /// <summary>The step at hand: the name of its list (`run`, `on error`), null outside of one.</summary>
    public string? StepsName { get; init; }

    /// <summary>The step's place in its list, from 0.</summary>
    public int StepIndex { get; init; }

    /// <summary>This place with one more fixed name.</summary>
    public BindContext With(PlaceNames name) => this with { Names = Names | name };
}
