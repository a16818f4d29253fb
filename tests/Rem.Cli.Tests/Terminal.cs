using System.Diagnostics;

namespace Rem.Cli.Tests;

/// <summary>The program on a terminal: util-linux' `script` makes one and hands on every byte that arrives there.</summary>
internal static class Terminal
{
    /// <summary>What arrives on a terminal of 100 columns when a shell runs a line in which `rem` is the program; newlines as the program wrote them.</summary>
    public static string OnTerminal(this RemProcess rem, string line, params (string Name, string Value)[] environment)
    {
        var program = $"rem() {{ '{Path.Combine(AppContext.BaseDirectory, "rem")}' \"$@\"; }}; stty cols 100; {line}";
        var start = new ProcessStartInfo("script", ["--quiet", "--return", "--command", program, "/dev/null"])
        {
            WorkingDirectory = rem.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TERM"] = "xterm";
        start.Environment["SHELL"] = "/bin/sh";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        return RemProcess.End(process).Output.Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
