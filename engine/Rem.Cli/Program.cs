using Rem.Cli.Commands;
using Rem.Cli.Running;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Scripting.Workers.Serving;

namespace Rem.Cli;

/// <summary>The program. `run` and help start without System.CommandLine, which costs more than a short plan.</summary>
internal static class Program
{
    /// <summary>The program's version.</summary>
    public const string Version = "0.1.0";

    private static int Main(string[] words)
    {
        var code = WordBytes.Refuse(words) ?? Run(words);
        if (Output.Lost is { } why)
        {
            code = Failures.Show(new PlanException(CommandLineErrors.Lost, SourceSpan.None, $"standard output could not be written: {why}"), Secrets.None, Math.Max(code, ExitCode.Failed));
        }

        if (Environment.GetEnvironmentVariable("REM_DEBUG") == "jit")
        {
            // What starting costs: a test holds it down without measuring time.
            Output.Message($"jit: {System.Runtime.JitInfo.GetCompiledMethodCount()} methods\nloaded: {Loaded()}\n");
        }

        return code;
    }

    private static int Run(string[] words)
    {
        if (words.Length == 0 || words[0] is "--help" or "-h" or "help")
        {
            return words.Length < 2 ? Help(HelpText.OfProgram()) : CommandTable.Find(words[1]) is { } named ? Help(HelpText.Of(named)) : CommandTree.Unknown(words[1]);
        }

        if (words[0] == "--version")
        {
            Output.Data($"rem {Version}\n");
            return ExitCode.Done;
        }

        if (words[0] == "run")
        {
            return RunCommand.Run(words);
        }

        if (words[0] == "worker" && ScriptWorker.IsCalledByEngine)
        {
            return ScriptWorker.Serve(Parts.Runtimes);
        }

        return words.Length > 1 && words[1] is "--help" or "-h" && CommandTable.Find(words[0]) is { } command
            ? Help(HelpText.Of(command))
            : CommandTree.Run(words);
    }

    // The parts of REM itself that this run needed.
    private static string Loaded()
    {
        var names = new List<string>();
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (assembly.GetName().Name is { } name && name.StartsWith("Rem.", StringComparison.Ordinal))
            {
                names.Add(name);
            }
        }

        names.Sort(StringComparer.Ordinal);
        return string.Join(' ', names);
    }

    private static int Help(string text)
    {
        Output.Data(text);
        return ExitCode.Done;
    }
}
