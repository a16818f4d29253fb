using Rem.Plans;
using Rem.Values;

namespace Rem.CommandLines;

/// <summary>What a plan's argument or option takes.</summary>
public enum UsageType
{
    /// <summary>Any text; what holds when no type is given.</summary>
    Text,

    /// <summary>Nothing: true when it is given.</summary>
    Flag,

    /// <summary>A whole number of 64 bits.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text each time it is given, all of them in a list.</summary>
    List,

    /// <summary>A path; made absolute from the folder in which the command was given.</summary>
    Path,
}

/// <summary>Reads and checks values of a type.</summary>
internal static class UsageTypes
{
    public static readonly string[] Names = ["text", "flag", "integer", "number", "list", "path"];

    /// <summary>The type of a name, or null.</summary>
    public static UsageType? Find(string name)
    {
        var index = Array.IndexOf(Names, name);
        return index < 0 ? null : (UsageType)index;
    }

    /// <summary>A word of the command line as a value of the type; false when it does not fit.</summary>
    public static bool TryRead(UsageType type, string word, out object? value)
    {
        value = type switch
        {
            UsageType.Flag => word switch { "true" => Boxed.True, "false" => Boxed.False, _ => null },
            UsageType.Integer => CoreSchema.Resolve(word) as long? is { } whole ? whole : null,
            UsageType.Number => CoreSchema.Resolve(word) is var number and (long or double) ? number : null,
            UsageType.Path => word.Length == 0 || word.Contains('\0', StringComparison.Ordinal) ? null : System.IO.Path.GetFullPath(word),
            _ => word,
        };
        return value is not null;
    }

    /// <summary>True when a value of the plan's text can be a default of the type.</summary>
    public static bool Fits(UsageType type, object? value) => value is null || type switch
    {
        UsageType.Flag => value is bool,
        UsageType.Integer => value is long,
        UsageType.Number => value is long or double,
        UsageType.List => value is RemList list && OnlyTexts(list),
        _ => value is string,
    };

    /// <summary>The type with its article, for messages.</summary>
    public static string WithArticle(UsageType type) => type switch
    {
        UsageType.Integer => "an integer",
        UsageType.Flag => "true or false",
        UsageType.List => "a list of texts",
        _ => "a " + Names[(int)type],
    };

    private static bool OnlyTexts(RemList list)
    {
        foreach (var item in list.AsSpan())
        {
            if (item is not string)
            {
                return false;
            }
        }

        return true;
    }
}
