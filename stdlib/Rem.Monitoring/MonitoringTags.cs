using Rem.Monitoring.Rehearsals;
using Rem.Tags;

namespace Rem.Monitoring;

/// <summary>The sections and actions of monitoring: one line each.</summary>
public static class MonitoringTags
{
    /// <summary>The rows.</summary>
    public static IReadOnlyList<TagRow> Rows { get; } =
    [
        TagRow.Action("rehearse checks", static () => new RehearseChecksTag()),
    ];
}
