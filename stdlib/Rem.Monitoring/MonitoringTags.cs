using Rem.Monitoring.Hosting;
using Rem.Monitoring.Looking;
using Rem.Monitoring.Looking.Counters;
using Rem.Monitoring.Looking.Lines;
using Rem.Monitoring.Looking.Network;
using Rem.Monitoring.Looking.Plugins;
using Rem.Monitoring.Looking.Processes;
using Rem.Monitoring.Matching;
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
        TagRow.Section(ChecksTag.Key, static () => new ChecksTag()),
        TagRow.Section(HostsTag.Key, static () => new HostsTag()),
        TagRow.Section(MuteTag.Key, static () => new MuteTag()),
        TagRow.Section(InhibitTag.Key, static () => new InhibitTag()),
        TagRow.Section(DowntimesTag.Key, static () => new DowntimesTag()),
        TagRow.Action("monitor match", static () => new MatchTag()),
        TagRow.Action("monitor statuses", static () => new StatusesTag()),
        TagRow.Action("rehearse checks", static () => new RehearseChecksTag()),
        TagRow.Action("plugin", static () => new PluginTag()),
        TagRow.Action("tcp", static () => new TcpTag()),
        TagRow.Action("http check", static () => new HttpCheckTag()),
        TagRow.Action("probe text", static () => new ProbeTextTag()),
        TagRow.Action("probe file", static () => new ProbeFileTag()),
        TagRow.Action("probe file system", static () => new ProbeFileSystemTag()),
        TagRow.Action("probe folder", static () => new ProbeFolderTag()),
        TagRow.Action("probe lines", static () => new ProbeLinesTag()),
        TagRow.Action("probe counters", static () => new ProbeCountersTag()),
        TagRow.Action("probe processes", static () => new ProbeProcessesTag()),
        TagRow.Action("probe logins", static () => new ProbeLoginsTag()),
        TagRow.Action("probe clock", static () => new ProbeClockTag()),
    ];
}
