using Rem.Errors;
using Rem.Node.Local;
using Rem.Node.Resources;
using Rem.Plans;
using Rem.Running;
using Rem.Shared;

namespace Rem.Cli.Running;

/// <summary>
/// The local socket of a `rem run PLAN` that has the data folder of a node and stays: `rem ts`, `queue`, `state`, `checks` and
/// their like ask it as they ask the node, which would else find the folder taken. It runs one plan, so that what looks
/// after the plans of a node is told whom to end instead.
/// </summary>
internal static class SocketOfRun
{
    /// <summary>Answers until it is disposed. Throws as <see cref="LocalServer.Start"/>.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="shared">The resources.</param>
    /// <param name="methods">What it answers to because of the folder.</param>
    /// <param name="plan">The plan's name.</param>
    /// <param name="options">The engine's log and clock.</param>
    public static LocalServer Start(string folder, SharedResources shared, IReadOnlyList<LocalMethod> methods, string plan, RemOptions options)
    {
        LocalMethod[] others = [new("ps", (_, _, _) => throw NoNode(plan)), new("stop", (_, _, _) => throw NoNode(plan)), new("logs", (_, _, _) => throw NoNode(plan))];
        return LocalServer.Start(folder, [.. ResourceMethods.Of(shared, text => Warn(options, text)), .. methods, .. others], options.Log, options.Clock);
    }

    private static void Warn(RemOptions options, string text) => options.Log.Write(new LogLine(options.Clock.GetUtcNow(), LogLevel.Warn, text, null, SourceSpan.None));

    private static PlanException NoNode(string plan) => new(
        LocalErrors.NoNode,
        SourceSpan.None,
        $"process {Environment.ProcessId} runs {plan} by itself here, and no node: it has no list of plans and no log",
        $"its output says what it does, and `kill {Environment.ProcessId}` ends it in order; `rem run` without a plan is the node");
}
