using Rem.Binding;
using Rem.Monitoring.Definitions;
using Rem.Running;
using Rem.Tags;

namespace Rem.Monitoring.Sections;

/// <summary>Problems that make it needless to tell of others.</summary>
internal sealed class InhibitTag : ITag
{
    /// <summary>The section's key.</summary>
    public const string Key = "monitor inhibit";

    /// <inheritdoc/>
    public TagSpec Spec { get; } = new(Key)
    {
        Area = "monitoring",
        Role = TagRole.Section,
        Summary = "Problems that make it needless to tell of others: while a check that `source` matches has a certain problem, events of the checks of the plan that `mutes` matches are `held: [inhibited]`, with the check as `source`. A check that is a source itself is never held by the same rule. When the last source ends and a problem that was held goes on, the event `inhibition ended` tells what it is.",
        Value = "a list of maps with the settings below, or a map of names to them",
        Shapes = ValueShapes.List | ValueShapes.Map,
        Result = TagResult.Dropped,
        Gives = "nothing",
        Settings =
        [
            new TagSetting("source", "map", "Which checks hold others back. Without `state`: in any problem. " + MatchText.Summary, Required: true),
            new TagSetting("mutes", "map", "Which checks are held back, in the same form. Without `state`: in all states.", Required: true),
            new TagSetting("same", "text or list", "Labels that both must have alike: `host`, `[site, tier]`."),
        ],
        Errors = [MonitoringErrors.Check],
        Examples =
        [
            new TagExample("monitor inhibit:\n  - {source: {check: alive, state: critical}, mutes: {state: warning}, same: host}", "{}"),
            new TagExample("monitor inhibit: [{source: {state: ok}, mutes: {team: web}}]", "fails REM9001"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site) =>
        SectionReading.Bind(site, problems => new InhibitSet([.. InhibitReader.ReadAll(DataBinder.Verbatim(site.Value), [], problems).Select(static each => each.Rule)]));
}
