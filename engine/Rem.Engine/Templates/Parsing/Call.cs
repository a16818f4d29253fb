using Rem.Templates.Terms;

namespace Rem.Templates.Parsing;

/// <summary>What stands in a mark: `each hosts as |host i|`, `row item title="x"`.</summary>
internal sealed class Call
{
    /// <summary>The first word: a name, or the name of a block.</summary>
    public required Term Head { get; init; }

    /// <summary>The first word where it is one plain name, else null.</summary>
    public string? Word { get; init; }

    /// <summary>What follows.</summary>
    public List<Term> Arguments { get; } = [];

    /// <summary>Names that are given values: `title="x"`.</summary>
    public List<(string Name, Term Value)> Named { get; } = [];

    /// <summary>Where the first of them stands.</summary>
    public Place NamedAt { get; set; }

    /// <summary>The names that the block gives: `as |host i|`.</summary>
    public string[] Given { get; set; } = [];

    /// <summary>True when nothing stands behind the first word.</summary>
    public bool IsAlone => Arguments.Count == 0 && Named.Count == 0 && Given.Length == 0;
}
