using Rem.Cli.Commands;

namespace Rem.Cli;

/// <summary>The program. `run` starts without System.CommandLine, which costs more than a short plan.</summary>
internal static class Program
{
    /// <summary>The program's version.</summary>
    public const string Version = "0.1.0";

    private static int Main(string[] words) => words.Length > 0 && words[0] == "run"
        ? RunCommand.Run(words)
        : CommandTree.Run(words);
}
