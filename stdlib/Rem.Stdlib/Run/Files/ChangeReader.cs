using Rem.Plans.Editing;
using Rem.Values;

namespace Rem.Stdlib.Run.Files;

/// <summary>Reads changes of a YAML text from values.</summary>
internal static class ChangeReader
{
    /// <summary>What a change is, for errors.</summary>
    public const string Expected = "a list of maps with `at` (a path, or a list of keys) and one of `set`, `yaml`, `remove: true` and `rename`";

    /// <summary>The changes; null where the value does not say any.</summary>
    public static List<YamlChange>? Read(object? value)
    {
        if (value is not RemList { Count: > 0 } list)
        {
            return null;
        }

        var changes = new List<YamlChange>(list.Count);
        foreach (var item in list.AsSpan())
        {
            if (item is not RemMap { Count: 2 } map || !map.TryGetValue("at", out var at) || Path(at) is not { Count: > 0 } path || Change(path, map) is not { } change)
            {
                return null;
            }

            changes.Add(change);
        }

        return changes;
    }

    private static YamlChange? Change(List<string> path, RemMap map)
    {
        if (map.TryGetValue("set", out var value))
        {
            return new YamlSet(path, value);
        }

        if (map.TryGetValue("yaml", out var written))
        {
            return written is string words ? new YamlAsWritten(path, words) : null;
        }

        if (map.TryGetValue("rename", out var name))
        {
            return name is string { Length: > 0 } text ? new YamlRename(path, text) : null;
        }

        return map.TryGetValue("remove", out var remove) && remove is true ? new YamlRemove(path) : null;
    }

    /// <summary>The keys of a place; null where the value does not say any.</summary>
    public static List<string>? Path(object? at) => at switch
    {
        string text when text.Split('.') is var keys && !keys.Contains("") => [.. keys],
        RemList keys when keys.All(static key => key is string or long) => [.. keys.Select(ValueText.Of)],
        _ => null,
    };
}
