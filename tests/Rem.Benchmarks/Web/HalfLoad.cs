using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Rem.Benchmarks.Web;

/// <summary>
/// How long answers take at half of what the server can do. Asked by wrk2 on the other core, at a fixed pace: an answer's time
/// counts from when its request was due, so that a slow answer does not hide behind the asking that it slows down.
/// </summary>
internal static partial class HalfLoad
{
    // wrk2 finds its pace for ten seconds before it counts.
    private const int Seconds = 25;

    /// <summary>Where wrk2 is: the variable WRK2, null where it is not set.</summary>
    public static string? Program => Environment.GetEnvironmentVariable("WRK2");

    public static void Measure(Measure measure, RemSite site, string path)
    {
        if (Program is not { } program)
        {
            Console.WriteLine("  skipped: wrk2 (git clone https://github.com/giltene/wrk2, make, WRK2=FOLDER/wrk)");
            return;
        }

        var rate = (int)(Wrk.Rate(site.Port, path, 5, null, site.Header) / 2);
        string[] arguments = ["-c", "1", program, "-t1", "-c32", $"-d{Seconds}s", $"-R{rate}", "--latency", "-H", site.Header, string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{site.Port}{path}")];
        using var process = Process.Start(new ProcessStartInfo("taskset", arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (output.Contains("Non-2xx", StringComparison.Ordinal) || output.Contains("Socket errors", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{path}: {output}");
        }

        var asked = double.Parse(Rate().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
        measure.AtLeast($"{path} at {rate.ToString("N0", CultureInfo.InvariantCulture)} requests/s, half of the most: asked / to be asked", asked / rate, 0.97);
        measure.Within("the same: p99", Time(output), 0.005);
    }

    private static double Time(string output)
    {
        var match = Ninetynine().Match(output);
        return double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * match.Groups[2].Value switch { "us" => 1e-6, "ms" => 1e-3, _ => 1 };
    }

    [GeneratedRegex(@"99\.000%\s+([0-9.]+)(us|ms|s)")]
    private static partial Regex Ninetynine();

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)")]
    private static partial Regex Rate();
}
