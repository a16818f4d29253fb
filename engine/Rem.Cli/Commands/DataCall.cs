using Rem.Cli.Running;
using Rem.Errors;
using Rem.Node.Local;
using Rem.Settings;
using Rem.Storage;
using Rem.Values;

namespace Rem.Cli.Commands;

/// <summary>Asks for something of a node's data: the node while it runs, else the data folder itself.</summary>
internal static class DataCall
{
    /// <summary>The answer of the node's method, or of the store.</summary>
    public static async Task<RemMap> AskAsync(NodeSettings node, string method, RemMap argument, Func<SqliteStore, SeriesOfFolder, CancellationToken, Task<RemMap>> direct, CancellationToken cancel)
    {
        try
        {
            await using var client = await NodeSearch.ConnectAsync(node, cancel);
            return (RemMap)(await client.CallAsync(method, argument, cancel))!;
        }
        catch (PlanException error) when (error.Finding.Code == LocalErrors.NoNode)
        {
            if (!SqliteStore.Exists(node.DataFolder))
            {
                throw;
            }
        }

        await using var store = SqliteStore.Open(node.DataFolder, TimeProvider.System);
        await using var series = SeriesOfFolder.With(store.Resources, null, node.DataFolder, TimeProvider.System, null);
        return await direct(store, series, cancel);
    }

    /// <summary>What a look through data found, in words; each damage a line.</summary>
    public static string Text(RemMap facts)
    {
        var text = new System.Text.StringBuilder();
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{ShownText.Line((string)facts["file"]!)}: {((bool)facts["sound"]! ? "sound" : "DAMAGED")}, ");
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{facts["messages"]} messages in {facts["queues"]} queues, {facts["entries"]} entries in {facts["buckets"]} buckets, {facts["counters"]} counters{(facts["groups"] is { } groups ? $", {ValueText.Of(groups)} series groups" : "")}{Secrets(facts["secrets"] as RemMap)}\n");
        foreach (var damage in (RemList)facts["damages"]!)
        {
            text.Append("  ").Append(ShownText.Line((string)damage!)).Append('\n');
        }

        if (facts["secrets"] is RemMap { } secrets && (string)secrets["state"]! == StoreMethods.Locked)
        {
            text.Append("  ").Append(ShownText.Line((string)secrets["problem"]!)).Append('\n');
        }

        return text.ToString();
    }

    private static string Secrets(RemMap? secrets) => secrets is null ? "" : (string)secrets["state"]! switch
    {
        "open" => $", {ValueText.Of(secrets["count"])} secrets",
        "older key" => $", {ValueText.Of(secrets["count"])} secrets under an older key",
        StoreMethods.Locked => ", secrets that NO KEY OPENS",
        _ => ", damaged secrets",
    };
}
