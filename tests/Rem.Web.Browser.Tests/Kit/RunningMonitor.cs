using System.Diagnostics;

namespace Rem.Web.Browser.Tests.Kit;

/// <summary>`rem run plans/monitor` with an empty data folder, as a process of its own, on a free port.</summary>
public class RunningMonitor : RunningNode
{
    protected override string Plans => "plans/monitor";

    protected override string[] Arguments => ["run", "plans/monitor"];

    /// <summary>Sets a key of a bucket, as anybody may who may use the machine's own socket.</summary>
    internal async Task SetStateAsync(string bucket, string key, string value)
    {
        using var set = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "rem.dll"), "state", "set", bucket, key, value]) { WorkingDirectory = Path.GetDirectoryName(this["plans/monitor/rem.yaml"]), RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await set.StandardError.ReadToEndAsync();
        await set.WaitForExitAsync();
        set.ExitCode.ShouldBe(0, said);
    }
}
