using Rem.Cli.Commands;
using Rem.Errors;
using Rem.Node.Hosting;
using Rem.Node.Logs;
using Rem.Node.Service;
using Rem.Plans;
using Rem.Running;

namespace Rem.Cli.Running;

/// <summary>`rem run` without a plan: the node of this folder, from its settings to its exit code.</summary>
internal static class NodeProgram
{
    // They shape the run of one plan.
    private static readonly string[] OfPlans = ["--set", "--pipe", "--timeout", "--trace", "--watch", "--dry-run"];

    /// <summary>Runs until it is told to stop.</summary>
    public static int Run(RunArguments arguments)
    {
        Parts.IsLongLived = true;
        using var signals = new NodeSignals().Listen();
        try
        {
            Refuse(arguments);
            var console = new BackgroundSink(new ConsoleSink(Output.Message, arguments.Has("--json")), "standard error");
            var host = NodeHost.Prepare(Parts.Node(Environment.CurrentDirectory, console));
            var isInOrder = host.RunAsync(signals).GetAwaiter().GetResult();
            return signals.Hurry.IsCancellationRequested ? ExitCode.Interrupted : isInOrder ? ExitCode.Done : ExitCode.Failed;
        }
#pragma warning disable CA1031 // Whatever it is, it is shown; an unexpected one as a defect.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return Failures.Show(error, Secrets.None, error is PlanException plan ? ErrorExits.Of(plan.Finding.Code) : ExitCode.Failed);
        }
    }

    private static void Refuse(RunArguments arguments)
    {
        foreach (var name in OfPlans)
        {
            if (arguments.IsGiven(name))
            {
                throw new PlanException(CommandLineErrors.NoPlan, SourceSpan.None, $"'{name}' is for the run of a plan, and none is named", "name it: rem run PLAN; what a node runs stands in its rem.yaml");
            }
        }
    }
}
