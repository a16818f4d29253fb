namespace Rem.Templates.Parsing;

/// <summary>What a block of a template is.</summary>
internal enum BlockKind
{
    /// <summary>The whole text.</summary>
    Root,

    /// <summary>`{{#if}}`, `{{#unless}}`.</summary>
    If,

    /// <summary>`{{#each}}`.</summary>
    Each,

    /// <summary>`{{#with}}`.</summary>
    With,

    /// <summary>`{{#name}}`.</summary>
    Section,

    /// <summary>`{{#> name}}`.</summary>
    Part,

    /// <summary>`{{#*inline "name"}}`.</summary>
    Inline,

    /// <summary>One whose beginning was reported: what stands in it is read, and nothing is made of it.</summary>
    Broken,
}
