using System.Diagnostics;
using System.Text;

namespace Rem.Runtimes.Tests;

/// <summary>Debian's own `lua5.4`, against which ours is compared.</summary>
internal static class DebianLua
{
    private const string Program = "/usr/bin/lua5.4";

    /// <summary>True when it is there. In CI it has to be (`apt install lua5.4`).</summary>
    public static bool IsThere
    {
        get
        {
            if (File.Exists(Program))
            {
                return true;
            }

            Environment.GetEnvironmentVariable("CI").ShouldNotBe("true", Program + " is missing: apt install lua5.4");
            return false;
        }
    }

    /// <summary>Runs a file of a folder and gives what it prints.</summary>
    public static string Run(string folder, string file)
    {
        var start = new ProcessStartInfo(Program, [file])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false, throwOnInvalidBytes: true),
        };
        start.Environment["LC_ALL"] = "C";
        start.Environment["TZ"] = "UTC";
        using var process = Process.Start(start)!;
        var problems = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        problems.Result.ShouldBe("", file);
        return output;
    }
}
