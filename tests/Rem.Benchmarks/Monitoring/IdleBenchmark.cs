using System.Diagnostics;
using System.Globalization;
using Rem.Benchmarks.Starting;

namespace Rem.Benchmarks.Monitoring;

/// <summary>
/// What a published node with plans/monitor/host.yaml takes: all checks of the host each second, their series written. Beside it
/// Netdata at the same time on the same machine.
/// </summary>
internal static class IdleBenchmark
{
    private const double MostCpu = 2;
    private const double MostMemory = 150;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(60);

    public static void Run(Measure measure)
    {
        var published = Programs.Publish();
        var (rem, other) = (Directory.CreateTempSubdirectory("rem-idle-").FullName, Directory.CreateTempSubdirectory("rem-netdata-").FullName);
        File.Copy(Path.Combine(published, "..", "..", "plans", "monitor", "host.yaml"), Path.Combine(rem, "host.yaml"));
        File.WriteAllText(Path.Combine(rem, "rem.yaml"), "node: {plans: [host.yaml]}\n");
        using var node = Process.Start(new ProcessStartInfo(Path.Combine(published, "rem", "rem"), ["run"]) { WorkingDirectory = rem, RedirectStandardError = true })!;
        using var netdata = Netdata.IsThere ? Netdata.Start(other) : null;
        foreach (var each in new[] { node, netdata })
        {
            // What nobody reads would hold it up.
            each?.ErrorDataReceived += static (_, _) => { };
            each?.BeginErrorReadLine();
        }

        try
        {
            Compare(measure, node, netdata);
        }
        finally
        {
            End(node, rem);
            End(netdata, other);
        }
    }

    private static void Compare(Measure measure, Process node, Process? netdata)
    {
        Wait(WarmUp);
        var (before, beforeOther) = (ProcessTree.Look(node), netdata is null ? default : ProcessTree.Look(netdata));
        Wait(Measured);
        var (after, afterOther) = (ProcessTree.Look(node), netdata is null ? default : ProcessTree.Look(netdata));
        if (node.HasExited)
        {
            throw new InvalidOperationException("the node has ended");
        }

        var (cpu, memory) = (Percent(before, after), after.Resident / 1048576.0);
        measure.AtMost("the node with all checks of its host each second: % of a core, over 60 s behind 60 s", cpu, MostCpu);
        measure.AtMost("its memory: MiB resident", memory, MostMemory);
        Console.WriteLine(netdata is null
            ? "  Netdata is not installed here (Debian: netdata-core)"
            : $"  beside it, at the same time, Netdata: {Text(Percent(beforeOther, afterOther))} % of a core, {Text(afterOther.Resident / 1048576.0)} MiB resident with its plugins");
    }

    private static double Percent(ProcessTree before, ProcessTree after) => 100 * (after.Cpu - before.Cpu) / Measured.TotalSeconds;

    private static string Text(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);

    private static void Wait(TimeSpan time) => Task.Delay(time, TimeProvider.System).GetAwaiter().GetResult();

    // Netdata's helpers go with it.
    private static void End(Process? process, string folder)
    {
        process?.Kill(entireProcessTree: true);
        process?.WaitForExit();
        Directory.Delete(folder, recursive: true);
    }
}
