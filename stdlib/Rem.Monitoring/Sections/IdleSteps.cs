using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Tags;
using Rem.Values;

namespace Rem.Monitoring.Sections;

/// <summary>
/// Warns of steps of a check that are data where a look was meant, and of checks that look at nothing: data is data, but what
/// it tells of a host is the same for ever.
/// </summary>
internal sealed class IdleSteps(TagSite site)
{
    private static readonly string[] OfResults = ["status", "text", "units"];
    private const int MostShown = 5;
    private List<string>? _names;
    private IReadOnlyList<InstalledPackage>? _packages;

    /// <summary>Looks at a check that has been bound.</summary>
    /// <param name="name">The check's key.</param>
    /// <param name="block">The check.</param>
    /// <param name="settings">Its keys that are settings and no part of what is run.</param>
    public void LookAt(ScalarNode name, MapNode block, HashSet<string> settings)
    {
        var (before, acts, isEmpty) = (site.Binder.Findings.Count, false, true);
        foreach (var entry in block.Entries)
        {
            if (!settings.Contains(entry.Key.Text))
            {
                isEmpty = false;
                acts |= Acts(entry);
            }
        }

        if (!acts && site.Binder.Findings.Count == before)
        {
            site.Binder.Findings.Warning(MonitoringErrors.Check, name.Span, $"the check '{name.Text}' looks at nothing: {(isEmpty ? "it has no 'run'" : "none of its steps is a tag, and its values are fixed")}", "`rem tags` shows what a step may be, `rem tags --package host` the looks at this host");
        }
    }

    private bool Acts(MapEntry entry) => entry.Key.Text is "run" or "on error" or "always" && entry.Value is ListNode list
        ? list.Items.Where(ActsAsStep).ToArray().Length > 0 // each is looked at
        : IsTag(entry.Key.Text) || Acts(entry.Value);

    /// <summary>True for what holds an expression.</summary>
    public static bool IsWorkedOut(PlanNode node) => node switch
    {
        ScalarNode scalar => scalar.Text.Contains("${{", StringComparison.Ordinal),
        ListNode list => list.Items.Any(IsWorkedOut),
        MapNode map => map.Entries.Any(static entry => entry.Key.Text.Contains("${{", StringComparison.Ordinal) || IsWorkedOut(entry.Value)),
        _ => false,
    };

    private bool Acts(PlanNode node) => node switch
    {
        ListNode list => list.Items.Any(Acts),
        MapNode map => map.Entries.Any(entry => entry.Key.Text.Contains("${{", StringComparison.Ordinal) || Acts(entry)),
        _ => IsWorkedOut(node),
    };

    private bool ActsAsStep(PlanNode step)
    {
        if (step is not MapNode map)
        {
            return false; // which is an error already
        }

        if (map.Entries is [var alone] && !IsTag(alone.Key.Text) && !Acts(alone.Value))
        {
            WarnOfNear(alone.Key, alone.Value);
        }

        return map.Entries.Any(Acts);
    }

    private bool IsTag(string key) => !key.StartsWith('\\') && site.Binder.Table.Find(new KeyWords(key), inStep: true, inHandler: false) is not null;

    private void WarnOfNear(ScalarNode key, PlanNode value)
    {
        if (Array.IndexOf(OfResults, key.Text) >= 0 || key.Text.StartsWith('\\') || IsToldOf(key))
        {
            return;
        }

        if (PackageOf(key.Text) is { } package)
        {
            Warn(key, $"it is a tag of the package {package}: write `__use: [{package}]` at the top of the plan");
        }
        else if (Suggestion.Nearest(key.Text, Names()) is { } near)
        {
            Warn(key, $"did you mean '{near}'? Write '\\{key.Text}' if it is data");
        }
        else if (NearInPackage(key.Text) is var (name, tag))
        {
            Warn(key, $"did you mean '{tag}', a tag of the package {name}? Write `__use: [{name}]` at the top of the plan, or '\\{key.Text}' if it is data");
        }
        else if (value is MapNode or ListNode or ScalarNode { Value: null or string } && Beginning(key.Text) is { Count: > 0 } patterns)
        {
            Warn(key, $"write {string.Join(" or ", patterns)}. Write '\\{key.Text}' if it is data");
        }
    }

    private void Warn(ScalarNode key, string hint) => site.Binder.Findings.Warning(MonitoringErrors.Check, key.Span, $"'{key.Text}' is no tag, and a value of the check here", hint);

    // What a plan may have by `__use`, and has not.
    private string? PackageOf(string key) => Packages.FirstOrDefault(each => each.Tags.Any(spec => spec.Pattern == key))?.Name;

    private (string Package, string Tag)? NearInPackage(string key)
    {
        foreach (var package in Packages)
        {
            if (Suggestion.Nearest(key, package.Tags.Select(static spec => spec.Pattern)) is { } near)
            {
                return (package.Name, near);
            }
        }

        return null;
    }

    private IReadOnlyList<InstalledPackage> Packages => _packages ??= InstalledPackages.Read(site.Binder.Options);

    // What a strict check alone says is not told yet.
    private bool IsToldOf(ScalarNode key) => site.Binder.Findings.Has(BindErrors.NearMiss, key.Span)
        && site.Binder.Findings.Items.Any(found => found.Code == BindErrors.NearMiss && SourceSpan.Compare(found.At, key.Span) == 0 && found.Severity != Severity.StrictWarning);

    // The actions that share the first of several words.
    private List<string> Beginning(string key) => new KeyWords(key) is { Count: > 1 } words
        ? [.. site.Binder.Table.Beginning(words[0].ToString()).Where(static row => row.Role == TagRole.Action && row.Pattern.Words.Length > 1).Select(static row => $"`{row.Pattern}`").Distinct().Take(MostShown)]
        : [];

    private List<string> Names() => _names ??= [.. site.Binder.Table.Whole.Where(static row => row.Role is TagRole.Action or TagRole.Block).Select(static row => row.Pattern).Where(static pattern => pattern.Words.All(static word => word.Kind == PatternWordKind.Literal)).Select(static pattern => pattern.Text)];
}
