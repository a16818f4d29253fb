using Rem.Monitoring.States;

namespace Rem.Monitoring.Sections;

/// <summary>The inhibit rules of a plan.</summary>
internal sealed record InhibitSet(IReadOnlyList<InhibitRule> Rules);
