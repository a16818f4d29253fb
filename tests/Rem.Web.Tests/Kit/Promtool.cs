using System.Diagnostics;

namespace Rem.Web.Tests.Kit;

/// <summary>Prometheus' own checker of metrics: Debian's package prometheus has it, and `.ci/run` takes it alone out of there.</summary>
internal static class Promtool
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>True where it is installed. In CI it has to be, and its absence fails the tests instead of skipping them.</summary>
    public static bool IsWanted => Find() is not null || Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>Its exit code with all that it says of metrics: an error is 1, a warning 3.</summary>
    public static async Task<(int Code, string Says)> CheckAsync(string metrics)
    {
        var path = Find() ?? throw new InvalidOperationException(PromtoolFactAttribute.Missing);
        var start = new ProcessStartInfo(path, ["check", "metrics"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(metrics);
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience, TimeProvider.System);
        }
        finally
        {
            process.Kill();
        }

        return (process.ExitCode, await output + await errors);
    }

    private static string? Find()
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            if (folder.Length > 0 && File.Exists(Path.Combine(folder, "promtool")))
            {
                return Path.Combine(folder, "promtool");
            }
        }

        return null;
    }
}
