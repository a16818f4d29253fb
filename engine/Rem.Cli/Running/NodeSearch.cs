using Rem.Errors;
using Rem.Files;
using Rem.Node.Local;
using Rem.Plans;
using Rem.Settings;
using Rem.Storage;
using Rem.Values;

namespace Rem.Cli.Running;

/// <summary>Finds the node that runs in a data folder, or says why there is none to ask.</summary>
internal static class NodeSearch
{
    /// <summary>
    /// Connects; waits a second for a node that is just starting. Throws <see cref="LocalErrors.NoNode"/> when none runs,
    /// <see cref="LocalErrors.Owner"/> or <see cref="StorageErrors"/> when the folder is not for this user, or is none.
    /// </summary>
    public static Task<LocalClient> ConnectAsync(NodeSettings node, CancellationToken cancel) =>
        ConnectAsync(node, () => LocalClient.ConnectAsync(node.DataFolder, TimeProvider.System, cancel), cancel);

    /// <summary>As <see cref="ConnectAsync(NodeSettings, CancellationToken)"/>, by a way of connecting that throws <see cref="LocalErrors.NoNode"/> where none runs.</summary>
    public static async Task<T> ConnectAsync<T>(NodeSettings node, Func<Task<T>> connect, CancellationToken cancel)
    {
        for (var look = 1; ; look++)
        {
            try
            {
                return await connect();
            }
            catch (PlanException error) when (error.Finding.Code == LocalErrors.NoNode)
            {
                if (Missing(node, out var owner) is { } why && (owner is null || look == ResourceAccess.Looks))
                {
                    throw why;
                }
            }

            await Task.Delay(ResourceAccess.LookAgain, TimeProvider.System, cancel);
        }
    }

    // Why no node answers.
    private static PlanException Missing(NodeSettings node, out int? owner)
    {
        owner = null;
        var folder = ValueText.Show(node.DataFolder);
        if (!SqliteStore.Exists(node.DataFolder))
        {
            return NoNode($"no node runs with the data folder {folder}, which is not there yet", LocalErrors.NoNode.Fix, node);
        }

        // Root sees all the same whether a node runs.
        if (OwnFolder.Problem(node.DataFolder) == OwnFolder.BelongsToAnother && !Environment.IsPrivilegedProcess)
        {
            return new PlanException(LocalErrors.Owner, SourceSpan.None, $"the data folder {folder} belongs to another user, and so does the node that may run there", LocalErrors.Owner.Fix);
        }

        owner = SqliteStore.OwnerOf(node.DataFolder) is { } process && process != Environment.ProcessId ? process : null;
        return owner is null
            ? NoNode($"no node runs with the data folder {folder}", LocalErrors.NoNode.Fix, node)
            : NoNode($"process {owner} has the data folder {folder} and answers nobody: it is a node that is just starting or stopping, or runs a plan by itself", "try again in a moment; a node that hangs can only be killed", node);
    }

    private static PlanException NoNode(string message, string hint, NodeSettings node) =>
        new(LocalErrors.NoNode, SourceSpan.None, message, node.Log.File is { } log && File.Exists(log) ? $"{hint}; the last words of the one that ran are in {ValueText.Show(log)}" : hint);
}
