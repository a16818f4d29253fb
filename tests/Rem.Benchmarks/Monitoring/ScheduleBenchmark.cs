using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Rem.Benchmarks.Starting;
using Rem.Benchmarks.Web;

namespace Rem.Benchmarks.Monitoring;

/// <summary>Ten thousand checks a minute of mixed kinds, one of twenty about something that is dead, run by a node as it is shipped.</summary>
internal static class ScheduleBenchmark
{
    private static readonly int Checks = int.TryParse(Environment.GetEnvironmentVariable("CHECKS"), CultureInfo.InvariantCulture, out var count) ? count : 10_000;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(190); // three rounds, and the start

    public static void Run(Measure measure) => RunAsync(measure, Programs.Publish()).GetAwaiter().GetResult();

    private static async Task RunAsync(Measure measure, string published)
    {
        var (port, dead) = (Server.FreePort(), Server.FreePort());
        using var target = Server.Start(port, AppContext.BaseDirectory, "dotnet", Path.Combine(AppContext.BaseDirectory, "Rem.Benchmarks.dll"), BareServer.Word, port.ToString(CultureInfo.InvariantCulture));
        var folder = Directory.CreateTempSubdirectory("rem-bench-").FullName;
        File.WriteAllText(Path.Combine(folder, "rem.yaml"), "node: {data: data, plans: [checks.yaml]}\n");
        File.WriteAllText(Path.Combine(folder, "checks.yaml"), Plan(port, dead));
        var rem = Path.Combine(published, "rem", "rem");
        using var node = Process.Start(new ProcessStartInfo(rem, ["run"]) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true })!;
        node.OutputDataReceived += static (_, _) => { };
        node.ErrorDataReceived += static (_, line) => Show(line.Data);
        node.BeginOutputReadLine();
        node.BeginErrorReadLine();
        try
        {
            await Task.Delay(Length, TimeProvider.System);
            var health = await AskAsync(rem, folder, "monitor.health", "checks.yaml");
            var (runs, missed) = (health.GetProperty("runs").GetInt64(), health.GetProperty("missed").GetInt64());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {runs} runs, {missed} missed, {node.TotalProcessorTime.TotalSeconds / Length.TotalSeconds:P0} of a core, {node.WorkingSet64 / 1048576} MiB; the server of its targets and the plugins beside it"));
            measure.Within($"{Checks} checks a minute: how late the 99th of 100 begins", health.GetProperty("late p99").GetDouble(), 1);
            measure.AtLeast("the same: runs, of those that were due after the first minute", runs / (Checks * (Length.TotalMinutes - 1)), 0.99);
            measure.AtMost("the same: runs that were missed", missed, 0);
            await StatusesAsync(measure, rem, folder);
        }
        finally
        {
            node.Kill(entireProcessTree: true);
            await node.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    // What runs and says the wrong thing would be fast too.
    private static async Task StatusesAsync(Measure measure, string rem, string folder)
    {
        var wrong = 0;
        for (var i = 0; i < Checks; i += 97)
        {
            var status = (await AskAsync(rem, folder, "monitor.checks", Name(i))).GetProperty("status").GetString();
            wrong += status == (IsDead(i) ? "critical" : "ok") ? 0 : 1;
        }

        measure.AtMost($"the same: wrong statuses among {(Checks + 96) / 97} that were looked at", wrong, 0);
    }

    private static async Task<JsonElement> AskAsync(string rem, string folder, string bucket, string key)
    {
        using var asking = Process.Start(new ProcessStartInfo(rem, ["state", "get", bucket, key, "--json"]) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var text = await asking.StandardOutput.ReadToEndAsync();
        await asking.WaitForExitAsync();
        using var answer = JsonDocument.Parse(text);
        return answer.RootElement.GetProperty("entry").GetProperty("value").Clone();
    }

    private static void Show(string? line)
    {
        if (line?.Contains("error", StringComparison.Ordinal) is true)
        {
            Console.WriteLine("  " + line[..Math.Min(line.Length, 200)]);
        }
    }

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"c{i}");

    private static bool IsDead(int i) => i % 20 == 7;

    private static string Plan(int port, int dead)
    {
        var text = new StringBuilder("monitor checks:\n  defaults: {every: 1m, timeout: 10s}\n");
        for (var i = 0; i < Checks; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Name(i)}: {{run: [{Step(i, IsDead(i) ? dead : port)}]}}\n");
        }

        return text.ToString();
    }

    // Of ten: three HTTP, two TCP, one plugin, four scripts in three languages. What is dead is an HTTP or TCP target.
    private static string Step(int i, int port) => (i % 10) switch
    {
        0 or 1 => Http(port),
        7 => i % 40 == 7 ? Http(port) : Tcp(port),
        2 or 3 => Tcp(port),
        4 => "{plugin: [check_dummy, \"0\", fine]}",
        5 or 6 => "{lua: \"local sum = 0 for i = 1, 1000 do sum = sum + i end return {sum = sum}\"}",
        8 => "{js: \"var sum = 0; for (var i = 0; i < 1000; i++) sum += i; return {sum: sum};\"}",
        _ => "{csharp: \"var sum = 0; for (var i = 0; i < 1000; i++) sum += i; return new { sum };\"}",
    };

    private static string Http(int port) => string.Create(CultureInfo.InvariantCulture, $"{{http check: \"http://127.0.0.1:{port}/plain\"}}");

    private static string Tcp(int port) => string.Create(CultureInfo.InvariantCulture, $"{{tcp: {{host: 127.0.0.1, port: {port}}}}}");
}
