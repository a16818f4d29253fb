using Rem.Errors;
using Rem.Node;
using Rem.Node.Local;
using Rem.Plans;
using Rem.Running;
using Rem.Settings;
using Rem.Values;
using Rem.Cli.Running;

namespace Rem.Cli.Commands;

/// <summary>Asks the node of a folder over its local socket.</summary>
internal static class NodeCall
{
    /// <summary>Connects, does something, and says how that went.</summary>
    public static int Run(CliWords words, Func<LocalClient, CancellationToken, Task<int>> action) => RunHere(words, async (node, cancel) =>
    {
        await using var client = await NodeSearch.ConnectAsync(node, cancel);
        return await action(client, cancel);
    });

    /// <summary>Does something with the node that the command line names, which need not run, and says how that went.</summary>
    public static int RunHere(CliWords words, Func<NodeSettings, CancellationToken, Task<int>> action)
    {
        using var interruption = new Interruption(null, CancellationToken.None);
        return Guard(() => action(Node(words.Value("--node") ?? ""), interruption.Token).GetAwaiter().GetResult(), interruption.Token);
    }

    /// <summary>Does something and says how that went.</summary>
    public static int Guard(Func<int> action, CancellationToken interrupted = default)
    {
        try
        {
            return action();
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (PlanException error)
        {
            return Failures.Show(error, Secrets.None, ErrorExits.Of(error.Finding.Code));
        }
    }

    /// <summary>A file that the command line names, from the root. Throws for an empty name (an unset variable of a shell).</summary>
    public static string PathOf(string word) => word.Length > 0
        ? Path.GetFullPath(word)
        : throw new PlanException(CommandLineErrors.Value, SourceSpan.None, "the name of the file is empty", CommandLineErrors.Value.Fix);

    /// <summary>An argument of a request.</summary>
    public static RemMap Argument(params ReadOnlySpan<(string Name, object? Value)> entries)
    {
        var map = new RemMap(entries.Length);
        foreach (var (name, value) in entries)
        {
            map.Set(name, value);
        }

        return map;
    }

    /// <summary>The plans that the rem.yaml here gives the node, for completion.</summary>
    public static IEnumerable<string> PlanNames()
    {
        var names = new List<string>();
        foreach (var plan in RemSettings.ReadNode("", new FindingList())?.Plans ?? [])
        {
            names.Add(plan.Name);
        }

        return names;
    }

    /// <summary>
    /// The node that the rem.yaml of a folder describes, or null. What is wrong in the file keeps nobody from looking at a
    /// node, or ending it, as long as its folder is certain: it is a warning then.
    /// </summary>
    public static NodeSettings? FindNode(string folder)
    {
        var findings = new FindingList();
        var node = RemSettings.ReadNode(folder, findings);
        if (!findings.HasErrors)
        {
            return node;
        }

        if (node is not { IsFolderCertain: true })
        {
            throw new InvalidPlanException(findings.Items);
        }

        var warnings = new List<Finding>(findings.Items.Count);
        foreach (var finding in findings.Items)
        {
            warnings.Add(finding with { Severity = Severity.Warning });
        }

        Failures.ShowWarnings(warnings, Secrets.None);
        return node;
    }

    /// <summary>As <see cref="FindNode"/>. Throws <see cref="NodeErrors.NoNode"/> when none is described.</summary>
    public static NodeSettings Node(string folder)
    {
        var place = folder.Length == 0 ? "this folder" : ValueText.Show(folder);
        return FindNode(folder) ?? throw new PlanException(NodeErrors.NoNode, SourceSpan.None, $"no rem.yaml in {place} describes a node", "go to the folder of its rem.yaml, name that folder (--node FOLDER, such as --node plans/monitor), or write `node:` into it");
    }
}
