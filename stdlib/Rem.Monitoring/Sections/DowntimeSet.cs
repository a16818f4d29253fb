using Rem.Monitoring.States;

namespace Rem.Monitoring.Sections;

/// <summary>The downtimes that a plan declares.</summary>
internal sealed record DowntimeSet(IReadOnlyList<PlannedDowntime> Downtimes);
