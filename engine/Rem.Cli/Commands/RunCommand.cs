using Rem.Cli.Running;
using Rem.CommandLines;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Cli.Commands;

/// <summary>`rem run`: evaluates a plan and prints its result.</summary>
internal static class RunCommand
{
    /// <summary>Runs `rem run` with the whole command line.</summary>
    public static int Run(string[] words)
    {
        RunArguments arguments;
        try
        {
            arguments = RunArguments.Parse(words, 1);
        }
        catch (PlanException error)
        {
            return Failures.Show(error, Secrets.None, asData: false, ExitCode.Usage);
        }

        Output.NoColour = arguments.Has("--no-color");
        if (arguments.Has("--help") || arguments.Plan is null)
        {
            return 0;
        }

        return RunPlan(arguments);
    }

    private static int RunPlan(RunArguments arguments)
    {
        var asData = arguments.Has("--json");
        var options = Parts.Options();
        RemEngine engine;
        LoadedPlan plan;
        RunRequest request;
        try
        {
            engine = new RemEngine(options);
            plan = engine.Load(PlanFile.Find(arguments.Plan!), new FindingList());
            plan.EnsureValid();
            Failures.Show(plan.Findings.Items, options.Secrets);
            request = new RunRequest { Pipe = PipeSource.Read(arguments.Pipe, arguments.Sets), Input = PlanUsage.InputOf(plan.Plan, arguments.Words) };
        }
#pragma warning disable CA1031 // Whatever it is, it is shown; an unexpected one as a defect.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return Failures.Show(error, options.Secrets, asData, ExitCode.Usage);
        }

        return RunLoaded(engine, plan, request, asData);
    }

    private static int RunLoaded(RemEngine engine, LoadedPlan plan, RunRequest request, bool asData)
    {
        using var interruption = new Interruption();
        try
        {
            var value = engine.RunAsync(plan, request, interruption.Token).GetAwaiter().GetResult();
            Output.Data(asData ? ValueText.Json(value) + "\n" : YamlText.Of(value));
            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            Output.Message("interrupted\n");
            return ExitCode.Interrupted;
        }
#pragma warning disable CA1031 // Whatever it is, it is shown; an unexpected one as a defect.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return Failures.Show(error, engine.Options.Secrets, asData, ExitCode.Failed);
        }
    }
}
