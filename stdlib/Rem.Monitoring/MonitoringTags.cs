using Rem.Monitoring.Rehearsals;
using Rem.Monitoring.Sections;
using Rem.Tags;

namespace Rem.Monitoring;

/// <summary>The sections and actions of monitoring: one line each.</summary>
public static class MonitoringTags
{
    /// <summary>The rows.</summary>
    public static IReadOnlyList<TagRow> Rows { get; } =
    [
        TagRow.Section("monitor checks", static () => new ChecksTag()),
        TagRow.Action("rehearse checks", static () => new RehearseChecksTag()),
    ];
}
