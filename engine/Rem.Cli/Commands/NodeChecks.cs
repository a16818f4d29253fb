using System.Globalization;
using Rem.Errors;
using Rem.Files;
using Rem.Node.Local;
using Rem.Settings;
using Rem.Values;

namespace Rem.Cli.Commands;

/// <summary>Looks at the node of a folder: its data, its socket, and whether it runs. Reads only.</summary>
internal static class NodeChecks
{
    private const long LeastFree = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>What was found.</summary>
    public static List<MachineCheck> Of(string folder)
    {
        var findings = new FindingList();
        var node = RemSettings.ReadNode(folder, findings);
        if (findings.HasErrors)
        {
            return [new("data folder", false, $"{findings.Items[0].At}: {findings.Items[0].Message}")];
        }

        return node is null
            ? [new("data folder", true, "none: no rem.yaml here describes a node"), new("node", true, "none is described here")]
            : [DataFolder(node.DataFolder), Socket(node.DataFolder), Running(node.DataFolder)];
    }

    private static MachineCheck DataFolder(string folder)
    {
        const string Name = "data folder";
        if (NoFolder(folder) is { } why)
        {
            return new(Name, false, $"{folder}: {why}");
        }

        var existing = folder;
        while (!Directory.Exists(existing))
        {
            existing = Path.GetDirectoryName(existing)!;
        }

        if (existing == folder && OwnFolder.Problem(folder) is { } problem)
        {
            return new(Name, false, $"{folder}: {problem}{(problem == OwnFolder.BelongsToAnother ? "" : $"; chmod 700 {folder}")}");
        }

        var free = new DriveInfo(existing).AvailableFreeSpace / (1024 * 1024);
        return new(Name, free > LeastFree, $"{folder}{(existing == folder ? "" : " (not made yet)")}, {free.ToString(CultureInfo.InvariantCulture)} MiB free");
    }

    private static string? NoFolder(string folder)
    {
        try
        {
            _ = OwnFolder.IsThere(folder);
            return null;
        }
        catch (IOException error)
        {
            return error.Message;
        }
        catch (UnauthorizedAccessException)
        {
            return "permission denied";
        }
    }

    private static MachineCheck Socket(string folder) => new("local socket", true, LocalAddress.ForClient(folder) ?? "none");

    private static MachineCheck Running(string folder)
    {
        const string Name = "node";
        try
        {
            using var late = new CancellationTokenSource(Patience, TimeProvider.System);
            var facts = AskAsync(folder, late.Token).GetAwaiter().GetResult();
            return new(Name, true, $"runs since {ValueText.Of(facts["since"])}, process {ValueText.Of(facts["process"])}, {((RemList)facts["plans"]!).Count.ToString(CultureInfo.InvariantCulture)} plans");
        }
        catch (PlanException error) when (error.Finding.Code == LocalErrors.NoNode)
        {
            return new(Name, true, "does not run; `rem run` starts it");
        }
        catch (PlanException error)
        {
            return new(Name, false, error.Message);
        }
        catch (OperationCanceledException)
        {
            return new(Name, false, "does not answer");
        }
    }

    private static async Task<RemMap> AskAsync(string folder, CancellationToken cancel)
    {
        await using var client = await LocalClient.ConnectAsync(folder, TimeProvider.System, cancel);
        return (RemMap)(await client.CallAsync("ps", new RemMap(0), cancel).WaitAsync(cancel))!;
    }
}
