using Rem.Binding;
using Rem.Monitoring.Definitions;
using Rem.Running;
using Rem.Tags;

namespace Rem.Monitoring.Sections;

/// <summary>Downtimes that a plan declares.</summary>
internal sealed class DowntimesTag : ITag
{
    /// <summary>The section's key.</summary>
    public const string Key = "monitor downtimes";

    /// <inheritdoc/>
    public TagSpec Spec { get; } = new(Key)
    {
        Area = "monitoring",
        Role = TagRole.Section,
        Summary = "Downtimes of checks of the plan, and of all that needs them: their events are `held: [downtime]`. People plan others by the state `monitor.downtimes`, which has the same settings.",
        Value = "a list of maps with the settings below, or a map of names to them",
        Shapes = ValueShapes.List | ValueShapes.Map,
        Result = TagResult.Dropped,
        Gives = "nothing",
        Settings =
        [
            new TagSetting("checks", "text or list", "The checks, by their names."),
            new TagSetting("match", "map", "Beside `checks`, or instead. " + MatchText.Summary + " A downtime cannot go by `state`."),
            new TagSetting("repeat", "text or list", "When it comes back: daily, weekdays, weekends, or days such as [mon, thu]."),
            new TagSetting("from", "text", "With `repeat` a time of the day in quotes, \"02:00\"; else the time at which it begins.", Default: "else at once"),
            new TagSetting("to", "text", "With `repeat`: the time of the day at which it ends."),
            new TagSetting("for", "duration", "With `repeat`, instead of `to`: how long it lasts."),
            new TagSetting("zone", "text", "With `repeat`: whose clocks, such as Europe/Berlin.", Default: "the machine's"),
            new TagSetting("until", "text", "Without `repeat`: when it ends, such as 2027-01-31T12:00:00Z."),
            new TagSetting("flexible", "duration", "It begins with the first problem in its time, and lasts so long from there."),
            new TagSetting("by", "text", "Who says so.", Default: "the plan"),
            new TagSetting("comment", "text", "Why, in a sentence.", Default: "its name"),
        ],
        Errors = [MonitoringErrors.Check],
        Examples =
        [
            new TagExample("monitor downtimes:\n  patching: {match: {tier: web}, repeat: [sun], from: \"02:00\", to: \"03:00\", zone: Europe/Berlin}", "{}"),
            new TagExample("monitor downtimes: [{repeat: daily, from: \"02:00\", for: 1h}]", "fails REM9001"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site) => SectionReading.Bind(site, problems =>
    {
        var downtimes = DowntimeReader.ReadAll(DataBinder.Verbatim(site.Value), [], site.Binder.Options.Zone, problems);
        return new DowntimeSet([.. downtimes.Select(static each => each.Downtime)]);
    });
}
