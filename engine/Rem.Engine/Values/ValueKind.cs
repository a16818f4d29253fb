namespace Rem.Values;

/// <summary>The names of the value kinds as messages say them.</summary>
public static class ValueKind
{
    /// <summary>`null`, `bool`, `integer`, `float`, `text`, `list` or `map`.</summary>
    public static string NameOf(object? value) => value switch
    {
        null => "null",
        bool => "bool",
        long => "integer",
        double => "float",
        string => "text",
        RemList => "list",
        RemMap => "map",
        _ => "foreign value",
    };
}
