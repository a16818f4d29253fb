namespace Rem.Monitoring.Hosting;

/// <summary>The names of what a monitor shares with plans, pages and the command line.</summary>
public static class MonitorNames
{
    /// <summary>The queue of events.</summary>
    public const string Changes = "monitor.changes";

    /// <summary>The state of how each check is.</summary>
    public const string Checks = "monitor.checks";

    /// <summary>The state of what happened of late, by check.</summary>
    public const string History = "monitor.history";

    /// <summary>The state of how each host is.</summary>
    public const string Hosts = "monitor.hosts";

    /// <summary>The state of what happened of late, by host.</summary>
    public const string HostHistory = "monitor.host.history";

    /// <summary>The state of who looks after what.</summary>
    public const string Acknowledgements = "monitor.acknowledgements";

    /// <summary>The state of downtimes.</summary>
    public const string Downtimes = "monitor.downtimes";

    /// <summary>The state of silences.</summary>
    public const string Silences = "monitor.silences";

    /// <summary>The state of how the monitor itself is.</summary>
    public const string Health = "monitor.health";
}
