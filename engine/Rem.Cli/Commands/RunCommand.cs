using Rem.Cli.Running;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Settings;

namespace Rem.Cli.Commands;

/// <summary>`rem run`: evaluates a plan and prints its result.</summary>
internal static class RunCommand
{
    /// <summary>Runs `rem run` with the whole command line.</summary>
    public static int Run(string[] words)
    {
        var arguments = RunArguments.Parse(words, 1);
        Output.NoColour = arguments.Has("--no-color");
        Output.ErrorsAsData = arguments.Has("--json");
        if (arguments.Has("--help"))
        {
            Output.Data(HelpText.Of(CommandTable.Find("run")!));
            return ExitCode.Done;
        }

        if (arguments.Problems.Count > 0)
        {
            return Failures.Show(new InvalidPlanException(arguments.Problems), Secrets.None, ExitCode.Usage);
        }

        if (arguments.Plan is null)
        {
            return WithoutPlan(arguments);
        }

        Parts.IsLongLived = arguments.Has("--watch");
        return arguments.Has("--watch") ? new PlanWatch(arguments).Run() : new PlanProgram(arguments, files: null).Run();
    }

    private static int WithoutPlan(RunArguments arguments)
    {
        if (File.Exists(RemSettings.FileName))
        {
            return NodeProgram.Run(arguments);
        }

        var code = Failures.Show(
            new PlanException(CommandLineErrors.NoPlan, SourceSpan.None, "there is nothing to run: no plan is named, and no rem.yaml in this folder describes a node", "name a plan (rem run PLAN), or go to the folder of a rem.yaml with `node:` in it"),
            Secrets.None,
            ExitCode.Usage);
        if (!Output.ErrorsAsData)
        {
            Output.Data(HelpText.Of(CommandTable.Find("run")!)); // cli.md: a help text
        }

        return code;
    }
}
