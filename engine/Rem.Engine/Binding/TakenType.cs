using Rem.Errors;
using Rem.Expressions;
using Rem.Values;

namespace Rem.Binding;

/// <summary>What a setting of a tag that a plan defines may be: one of the names below, or one of some words.</summary>
internal sealed class TakenType
{
    private static readonly TakenType[] Known =
    [
        new("any", "any value", static _ => true),
        new("text", "a text", static value => value is string),
        new("name", "a name", static value => value is string { Length: > 0 } name && !name.AsSpan().IsWhiteSpace()),
        new("path", "a path", static value => value is string { Length: > 0 } path && !path.Contains('\0', StringComparison.Ordinal)),
        new("pattern", "a pattern as for `matches`", static value => value is string),
        new("duration", "a duration such as 5s or 2m", static value => Duration.TryRead(value, out _)),
        new("integer", "an integer", static value => value is long),
        new("number", "a number", static value => value is long or double),
        new("flag", "true or false", static value => value is bool),
        new("list", "a text or a list of texts", static value => value is string { Length: > 0 } || (value is RemList list && list.All(static item => item is string { Length: > 0 }))),
        new("map", "a map", static value => value is RemMap),
    ];

    private readonly Func<object?, bool> _fits;

    private TakenType(string name, string expected, Func<object?, bool> fits) => (Name, Expected, _fits) = (name, expected, fits);

    /// <summary>Its name, for `rem tags`.</summary>
    public string Name { get; }

    /// <summary>What is expected, for errors.</summary>
    public string Expected { get; }

    /// <summary>The names that there are.</summary>
    public static IEnumerable<string> Names => Known.Select(static each => each.Name);

    /// <summary>The type of a name or of a list of words; null for anything else.</summary>
    public static TakenType? Of(object? value) => value switch
    {
        string name => Array.Find(Known, each => each.Name == name),
        RemList { Count: > 0 } words when words.All(static word => word is string) => OfWords([.. words.Cast<string>()]),
        _ => null,
    };

    /// <summary>Why a value does not fit, with what may be done about it; null when it fits.</summary>
    public (string Message, string? Hint)? Wrong(object? value)
    {
        if (!_fits(value))
        {
            return ($"must be {Expected}, got {ValueText.ShowWithKind(value)}", null);
        }

        if (Name != "pattern")
        {
            return null;
        }

        try
        {
            TextPattern.Get((string)value!);
            return null;
        }
        catch (PlanException error)
        {
            return (": " + error.Finding.Message, error.Finding.Hint);
        }
    }

    /// <summary>A value that fits, in the one form that handlers see.</summary>
    public object? Whole(object? value) => Name == "list" && value is string one ? RemList.Of(one) : value;

    private static TakenType OfWords(string[] words) =>
        new(string.Join(", ", words), "one of " + string.Join(", ", words), value => value is string word && Array.IndexOf(words, word) >= 0);
}
