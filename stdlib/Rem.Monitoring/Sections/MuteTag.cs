using Rem.Binding;
using Rem.Monitoring.Definitions;
using Rem.Running;
using Rem.Tags;

namespace Rem.Monitoring.Sections;

/// <summary>Times in which problems are no reason to tell anybody.</summary>
internal sealed class MuteTag : ITag
{
    /// <summary>The section's key.</summary>
    public const string Key = "monitor mute";

    /// <inheritdoc/>
    public TagSpec Spec { get; } = new(Key)
    {
        Area = "monitoring",
        Role = TagRole.Section,
        Summary = "Times in which nobody need be told of some checks of the plan: their events are `held: [muted]`, and checks are shown as before. A check that has a problem when such a time ends, and one that has when it begins, leaves the event `mute ended`, or `mute started`.",
        Value = "a list of maps with the settings below, or a map of names to them",
        Shapes = ValueShapes.List | ValueShapes.Map,
        Result = TagResult.Dropped,
        Gives = "nothing",
        Settings =
        [
            new TagSetting("match", "map", MatchText.Summary, Required: true),
            new TagSetting("repeat", "text or list", "When it comes back: daily, weekdays, weekends, or days such as [mon, thu]."),
            new TagSetting("from", "text", "With `repeat` a time of the day in quotes, \"22:00\"; else the time at which it begins.", Default: "else at once"),
            new TagSetting("to", "text", "With `repeat`: the time of the day at which it ends."),
            new TagSetting("for", "duration", "With `repeat`, instead of `to`: how long it lasts."),
            new TagSetting("zone", "text", "With `repeat`: whose clocks, such as Europe/Berlin.", Default: "the machine's"),
            new TagSetting("until", "text", "Without `repeat`: when it ends, such as 2027-01-31T12:00:00Z."),
            new TagSetting("why", "text", "Why, in a sentence.", Default: "its name"),
        ],
        Errors = [MonitoringErrors.Check],
        Examples =
        [
            new TagExample("monitor mute:\n  nights: {match: {site: lab}, repeat: daily, from: \"22:00\", to: \"06:00\"}", "{}"),
            new TagExample("monitor mute: [{match: {}, repeat: daily, from: \"22:00\", for: 8h}]", "fails REM9001"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site) =>
        SectionReading.Bind(site, problems => new MuteSet([.. MuteReader.ReadAll(DataBinder.Verbatim(site.Value), [], site.Binder.Options.Zone, problems).Select(static each => each.Rule)]));
}
