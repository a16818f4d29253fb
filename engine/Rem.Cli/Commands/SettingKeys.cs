using Rem.Binding;
using Rem.CommandLines;
using Rem.Settings;
using Rem.Values;

namespace Rem.Cli.Commands;

/// <summary>Keys that `rem explain` knows by their name: directives, those of `__usage` and of `rem.yaml`, from the tables by which they are read.</summary>
internal static class SettingKeys
{
    private static readonly (string In, IReadOnlyList<SettingSpec> Keys)[] All = [("plan", DirectiveTable.All), .. UsageTable.All, .. SettingsTable.All];

    /// <summary>The maps in which a key of the name may stand, each with that key alone; empty for none.</summary>
    public static List<(string In, IReadOnlyList<SettingSpec> Keys)> Find(string name)
    {
        var found = new List<(string, IReadOnlyList<SettingSpec>)>();
        foreach (var (place, keys) in All)
        {
            foreach (var key in keys)
            {
                if (key.Name == name)
                {
                    found.Add((place, [key]));
                }
            }
        }

        return found;
    }

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names()
    {
        foreach (var (_, keys) in All)
        {
            foreach (var key in keys)
            {
                yield return key.Name;
            }
        }
    }

    /// <summary>Prints a key wherever it may stand.</summary>
    public static int Show(string name, List<(string In, IReadOnlyList<SettingSpec> Keys)> found, bool asJson) =>
        Output.Answer(asJson, () => NodeCall.Argument(("topic", name), ("settings", SpecFacts.Of(found, null))), () => SettingsText.Of(found));
}
