using Rem.Filters;
using Rem.Running;

namespace Rem.Expressions;

/// <summary>What an expression may use in the place where it stands. Frozen; share one for all expressions of a kind of place.</summary>
public sealed class ParseOptions
{
    private static readonly string[] Always = ["input", "secrets", "now"];

    private readonly HashSet<string> _fixedNames;

    /// <summary>The filters, and the fixed names of the place beside `pipe`, `input`, `secrets` and `now`: some of `error`, `value`, `loop`.</summary>
    public ParseOptions(FilterTable filters, params ReadOnlySpan<string> placeNames)
    {
        Filters = filters;
        _fixedNames = new HashSet<string>(Always, StringComparer.Ordinal);
        foreach (var name in placeNames)
        {
            _fixedNames.Add(name);
        }
    }

    private ParseOptions()
    {
        Filters = new FilterTable([]);
        _fixedNames = [];
    }

    /// <summary>No filters and no fixed names: dot inspection on its own.</summary>
    public static ParseOptions PathsOnly { get; } = new();

    /// <summary>The filters.</summary>
    public FilterTable Filters { get; }

    /// <summary>Levels of parentheses, lists, maps and `not` inside each other.</summary>
    public int MaxDepth { get; init; } = RemLimits.Default.Nesting;

    /// <summary>True when data never hides the name here.</summary>
    public bool IsFixed(string name) => _fixedNames.Contains(name);
}
