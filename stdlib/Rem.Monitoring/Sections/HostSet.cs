using Rem.Monitoring.States;

namespace Rem.Monitoring.Sections;

/// <summary>The hosts of a plan.</summary>
internal sealed record HostSet(IReadOnlyList<HostRules> Hosts);
