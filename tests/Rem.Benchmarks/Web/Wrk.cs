using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Rem.Benchmarks.Web;

/// <summary>Debian's wrk on the other core.</summary>
internal static partial class Wrk
{
    /// <summary>True where it is installed.</summary>
    public static bool IsThere => File.Exists("/usr/bin/wrk");

    /// <summary>Requests a second. Throws when one was not answered with 2xx.</summary>
    public static double Rate(int port, string path, int seconds, string? script = null, string? header = null)
    {
        List<string> arguments = ["-c", "1", "/usr/bin/wrk", "-t1", "-c32", $"-d{seconds}s"];
        if (script is not null)
        {
            arguments.AddRange(["-s", script]);
        }

        if (header is not null)
        {
            arguments.AddRange(["-H", header]);
        }

        arguments.Add(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}{path}"));
        using var process = Process.Start(new ProcessStartInfo("taskset", arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (output.Contains("Non-2xx", StringComparison.Ordinal) || output.Contains("Socket errors", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{path}: {output}");
        }

        return double.Parse(Figure().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)")]
    private static partial Regex Figure();
}
