using System.Diagnostics;

namespace Rem.Faults;

/// <summary>Programs of the system.</summary>
internal static class Command
{
    /// <summary>Runs one and gives its output; throws with what it said when it fails.</summary>
    public static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {errors.Result.Trim()}");
    }

    /// <summary>Runs one that may fail.</summary>
    public static void Try(string program, params string[] arguments)
    {
        try
        {
            Run(program, arguments);
        }
        catch (InvalidOperationException error)
        {
            Console.Error.WriteLine(error.Message);
        }
    }
}
