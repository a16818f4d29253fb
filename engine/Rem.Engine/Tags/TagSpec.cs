using Rem.Errors;

namespace Rem.Tags;

/// <summary>Where a tag acts.</summary>
public enum TagRole
{
    /// <summary>In any block.</summary>
    Block,

    /// <summary>Only as a step and in `tags:`; elsewhere its name is data.</summary>
    Action,

    /// <summary>Only at the root of a plan or package.</summary>
    Section,

    /// <summary>Only inside a tag that a plan defines; elsewhere its name is data.</summary>
    Handler,
}

/// <summary>What becomes of the value that a tag gives.</summary>
public enum TagResult
{
    /// <summary>It stands under the key.</summary>
    Kept,

    /// <summary>A map goes into the block that the tag stands in.</summary>
    Merged,

    /// <summary>It leaves no trace.</summary>
    Dropped,

    /// <summary>A map is merged, any other value is kept: what plan-defined tags do unless they say otherwise.</summary>
    MapMerged,
}

/// <summary>How a tag takes part in a chain such as if, elif, else.</summary>
public enum ChainRole
{
    /// <summary>It stands alone.</summary>
    None,

    /// <summary>It opens a chain.</summary>
    Opens,

    /// <summary>It goes on with the chain directly before it.</summary>
    Continues,

    /// <summary>It ends the chain directly before it.</summary>
    Closes,
}

/// <summary>Shapes of a YAML value, for the check at load time.</summary>
[Flags]
public enum ValueShapes
{
    /// <summary>Nothing (null).</summary>
    Nothing = 1,

    /// <summary>A scalar that is not null.</summary>
    Scalar = 2,

    /// <summary>A list.</summary>
    List = 4,

    /// <summary>A map.</summary>
    Map = 8,

    /// <summary>Anything.</summary>
    Any = Nothing | Scalar | List | Map,
}

/// <summary>A tag's description. `rem tags`, `rem explain`, the schema, the docs and the completeness tests all read it.</summary>
/// <param name="Pattern">Words and captures: `for &lt;name&gt; in &lt;list...&gt;`.</param>
public sealed record TagSpec(string Pattern)
{
    /// <summary>The area it is listed under: flow, data, run, shared.</summary>
    public required string Area { get; init; }

    /// <summary>One sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Where it acts.</summary>
    public TagRole Role { get; init; } = TagRole.Block;

    /// <summary>What stands under its key: its shape, and what it means.</summary>
    public required string Value { get; init; }

    /// <summary>The shapes that its value may have; anything else is an error when the plan is loaded.</summary>
    public ValueShapes Shapes { get; init; } = ValueShapes.Any;

    /// <summary>What becomes of what it gives.</summary>
    public TagResult Result { get; init; } = TagResult.Merged;

    /// <summary>What it gives, in words.</summary>
    public required string Gives { get; init; }

    /// <summary>The tag's own settings among the keys below it.</summary>
    public IReadOnlyList<TagSetting> Settings { get; init; } = [];

    /// <summary>The kinds of things that stand in its value or result, each with settings of its own: the widgets of a page.</summary>
    public IReadOnlyList<TagPart> Parts { get; init; } = [];

    /// <summary>For an action: the modifiers beyond those that every step takes.</summary>
    public IReadOnlyList<string> Modifiers { get; init; } = [];

    /// <summary>Its part in a chain.</summary>
    public ChainRole Chain { get; init; }

    /// <summary>For a section: true when a plan that has it is `long running`, whether it says so or not.</summary>
    public bool Stays { get; init; }

    /// <summary>True when `on error` and `always` may stand beside it in a block and belong to it.</summary>
    public bool TakesHandlers { get; init; }

    /// <summary>The errors of its own.</summary>
    public IReadOnlyList<ErrorCode> Errors { get; init; } = [];

    /// <summary>Whole small plans and what they give, run by the tests.</summary>
    public required IReadOnlyList<TagExample> Examples { get; init; }
}

/// <summary>A setting of a tag.</summary>
/// <param name="Name">The key.</param>
/// <param name="Type">`duration`, `integer`, `text`, `block`, `any`, …</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Required">True when the tag is an error without it.</param>
/// <param name="Default">What holds when it is left out, in words, or null.</param>
public sealed record TagSetting(string Name, string Type, string Summary, bool Required = false, string? Default = null);

/// <summary>A kind of thing that stands in a tag's value or result.</summary>
/// <param name="Name">The key that it stands under.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Settings">Its settings.</param>
public sealed record TagPart(string Name, string Summary, IReadOnlyList<TagSetting> Settings);

/// <summary>A small plan, and its result as YAML; `fails CODE` where it fails.</summary>
public sealed record TagExample(string Plan, string Gives);
