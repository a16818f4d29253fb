using System.Globalization;
using Rem.Values;

namespace Rem.Monitoring.Definitions;

/// <summary>Reads rules of a kind: a list of maps, or a map of names to them.</summary>
internal static class Entries
{
    /// <summary>Each of them, by its name or its place, with the settings that it may have.</summary>
    /// <param name="given">What stands there.</param>
    /// <param name="path">The keys that lead to it.</param>
    /// <param name="problems">Where what is wrong goes.</param>
    /// <param name="what">What each is, for messages: `a mute window`.</param>
    /// <param name="settings">The settings of one.</param>
    public static IEnumerable<(string Name, Fields Fields)> Read(object? given, string[] path, Problems problems, string what, string[] settings)
    {
        switch (given)
        {
            case RemList list:
                for (var i = 0; i < list.Count; i++)
                {
                    if (One(list[i], [.. path, i.ToString(CultureInfo.InvariantCulture)], problems, what, settings) is { } fields)
                    {
                        yield return ("", fields);
                    }
                }

                break;
            case RemMap map when map.Keys.FirstOrDefault(key => settings.Contains(key)) is { } key:
                problems.Add([.. path, key], $"expected a list, or a map of names, got {what} itself", $"write it as an item of a list: '- {key}: …'");
                break;
            case RemMap map:
                foreach (var name in map.Keys)
                {
                    if (One(map[name], [.. path, name], problems, what, settings) is { } fields)
                    {
                        yield return (name, fields);
                    }
                }

                break;
            default:
                problems.Expected(path, $"a list of maps, or a map of names to them, each {what}", given);
                break;
        }
    }

    private static Fields? One(object? given, string[] path, Problems problems, string what, string[] settings)
    {
        if (given is not RemMap map)
        {
            problems.Expected(path, $"a map, {what}", given);
            return null;
        }

        problems.Unknown(path, map, what, settings);
        return new Fields(map, path, problems);
    }
}
