using System.CommandLine;

namespace Rem.Cli.Commands;

/// <summary>All commands but `run`, on System.CommandLine.</summary>
internal static class CommandTree
{
    /// <summary>Runs the command that the words name.</summary>
    public static int Run(string[] words)
    {
        var root = new RootCommand("REM runs plans.") { Check(), Test() };
        var parsed = root.Parse(words);
        var code = parsed.Invoke();
        return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
    }

    private static Command Check()
    {
        var plans = new Argument<string[]>("PLAN") { Description = "Plans, or folders that hold a plan.yaml.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Print the findings as JSON." };
        var sarif = new Option<bool>("--sarif") { Description = "Print the findings as SARIF 2.1.0." };
        var strict = new Option<bool>("--strict") { Description = "Warnings count as errors." };
        var command = new Command("check", "Finds everything that is wrong with plans, without running them.") { plans, json, sarif, strict };
        command.SetAction(parsed => CheckCommand.Run(parsed.GetValue(plans)!, parsed.GetValue(json), parsed.GetValue(sarif), parsed.GetValue(strict)));
        return command;
    }

    private static Command Test()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files of cases, or folders of them.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Print the results as JSON." };
        var command = new Command("test", "Runs cases: small plans and what they have to give.") { paths, json };
        command.SetAction(parsed => TestCommand.Run(parsed.GetValue(paths)!, parsed.GetValue(json)));
        return command;
    }
}
