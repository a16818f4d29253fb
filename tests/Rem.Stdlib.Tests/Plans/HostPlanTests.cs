using System.Diagnostics;
using System.Globalization;
using Rem.Inspection;
using Rem.Values;

namespace Rem.Stdlib.Tests.Plans;

/// <summary>plans/host.yaml against what this host itself says.</summary>
public sealed class HostPlanTests
{
    [Fact]
    public async Task The_memory_is_that_of_proc_meminfo()
    {
        var host = await ShippedPlan.RunAsync("host.yaml", new RemMap { ["top"] = 5L });

        var total = File.ReadLines("/proc/meminfo").First(line => line.StartsWith("MemTotal:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        Inspect.Get("memory.total", host).ShouldBe(long.Parse(total, CultureInfo.InvariantCulture) * 1024);
        ((double)Inspect.Get("memory.\"used percent\"", host)!).ShouldBeInRange(0.1, 100);
    }

    [Fact]
    public async Task The_load_is_that_of_proc_loadavg_within_a_tolerance()
    {
        var host = await ShippedPlan.RunAsync("host.yaml", new RemMap { ["top"] = 5L });

        var fifteen = double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[2], CultureInfo.InvariantCulture);
        Convert.ToDouble(Inspect.Get("load.fifteen", host), CultureInfo.InvariantCulture).ShouldBe(fifteen, 1.0);
    }

    [Fact]
    public async Task The_disks_are_those_of_df()
    {
        var host = await ShippedPlan.RunAsync("host.yaml", new RemMap { ["top"] = 5L });

        var said = Said("df", "-P", "-B1", "-x", "tmpfs", "-x", "devtmpfs", "-x", "overlay").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).ToArray();
        var disks = (RemList)host["disks"]!;
        disks.Count.ShouldBe(said.Length);
        foreach (RemMap? disk in disks)
        {
            var line = said.Single(line => line.EndsWith(" " + disk!["mounted"], StringComparison.Ordinal));
            line.ShouldStartWith((string)disk!["device"]!);
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldContain(((long)disk["size"]!).ToString(CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task The_network_lists_every_interface_and_its_counters_do_not_run_backwards()
    {
        var before = Received("lo");
        var host = await ShippedPlan.RunAsync("host.yaml", new RemMap { ["top"] = 5L });

        var rows = ((RemList)host["network"]!).Cast<RemMap>().ToArray();
        rows.Select(row => (string)row["interface"]!).ShouldBe(File.ReadLines("/proc/net/dev").Skip(2).Select(line => line.Split(':')[0].Trim()));
        var lo = (long)Inspect.Get("received.bytes", rows.Single(row => (string)row["interface"]! == "lo"))!;
        lo.ShouldBeInRange(before, Received("lo"));
    }

    [Fact]
    public async Task The_processes_are_the_five_largest_and_in_order()
    {
        var host = await ShippedPlan.RunAsync("host.yaml", new RemMap { ["top"] = 5L });

        var rows = ((RemList)host["processes"]!).Cast<RemMap>().ToArray();
        rows.Length.ShouldBe(5);
        rows.Select(row => (long)row["resident"]!).ShouldBeInOrder(SortDirection.Descending);
        rows.ShouldAllBe(row => (long)row["pid"]! > 0 && ((string)row["command"]!).Length > 0);
    }

    private static long Received(string name) =>
        long.Parse(File.ReadLines("/proc/net/dev").Single(line => line.TrimStart().StartsWith(name + ":", StringComparison.Ordinal)).Split(':')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], CultureInfo.InvariantCulture);

    private static string Said(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
