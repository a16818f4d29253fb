using Rem.Monitoring.States;

namespace Rem.Monitoring.Sections;

/// <summary>The mute windows of a plan.</summary>
internal sealed record MuteSet(IReadOnlyList<MuteRule> Rules);
