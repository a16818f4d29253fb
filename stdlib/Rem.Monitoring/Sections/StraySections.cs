using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Tags;

namespace Rem.Monitoring.Sections;

/// <summary>Warns of keys of a plan that read like a section of monitoring, and are data: `monitor silences`.</summary>
internal static class StraySections
{
    private const string First = "monitor";
    private static readonly string[] Silences = ["monitor silences", "monitor silenced", "monitor silencing"];
    private static readonly string[] Sections = [ChecksTag.Key, HostsTag.Key, MuteTag.Key, InhibitTag.Key, DowntimesTag.Key];

    /// <summary>Looks at a plan's root.</summary>
    public static void LookAt(TagSite site)
    {
        foreach (var entry in site.Binder.Document.Root is MapNode root ? root.Entries : [])
        {
            var (key, words) = (entry.Key, new KeyWords(entry.Key.Text));
            if (words.Count > 1 && words.IsLiteral(0, First) && !IsKnown(site, words))
            {
                site.Binder.Findings.Warning(MonitoringErrors.Check, key.Span, $"there is no section '{key.Text}', and it is data here", $"{HintFor(key.Text)}. Write '\\{key.Text}' if it is data");
            }
        }
    }

    // One letter beside a section is told of in any plan; an action has its place in a step.
    private static bool IsKnown(TagSite site, KeyWords words) =>
        site.Binder.Table.Find(words, inStep: false, inHandler: false, atRoot: true) is not null
        || site.Binder.Table.Find(words, inStep: true, inHandler: false) is not null
        || Array.Exists(Sections, section => Suggestion.Distance(words.Text, section) == 1);

    private static string HintFor(string key) => Suggestion.Nearest(key, [.. Sections, .. Silences]) switch
    {
        { } near when Array.IndexOf(Silences, near) >= 0 => $"silences are set while a plan runs and stand in the state monitor.silences; times that are known before stand in '{MuteTag.Key}'",
        { } near => $"the nearest one is '{near}'",
        _ => $"there are {string.Join(", ", Sections)}",
    };
}
