namespace Rem.Templates.Parsing;

/// <summary>What a mark is by its first characters.</summary>
internal enum MarkKind
{
    /// <summary>`{{name}}`.</summary>
    Value,

    /// <summary>`{{{name}}}`, `{{&amp;name}}`.</summary>
    Unescaped,

    /// <summary>`{{#name}}`.</summary>
    Open,

    /// <summary>`{{^name}}`.</summary>
    OpenInverse,

    /// <summary>`{{else}}`, `{{^}}`, and with something in it `{{else if x}}`.</summary>
    Else,

    /// <summary>`{{/name}}`.</summary>
    Close,

    /// <summary>`{{> name}}`.</summary>
    Part,

    /// <summary>`{{#> name}}`.</summary>
    PartBlock,

    /// <summary>`{{#*inline "name"}}`.</summary>
    Inline,

    /// <summary>What writes nothing: a comment, and the two ends of a raw block.</summary>
    Nothing,
}
