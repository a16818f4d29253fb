namespace Rem.Web.Browser.Tests.Kit;

/// <summary>`rem run plans/monitor` with an empty data folder, as a process of its own, on a free port.</summary>
public sealed class RunningMonitor : RunningNode
{
    protected override string Plans => "plans/monitor";

    protected override string[] Arguments => ["run", "plans/monitor"];
}
