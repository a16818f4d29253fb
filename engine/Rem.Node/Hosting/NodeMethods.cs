using System.Globalization;
using Rem.Node.Local;
using Rem.Node.Logs;
using Rem.Running;
using Rem.Values;

namespace Rem.Node.Hosting;

/// <summary>What every node answers to: one line each.</summary>
internal static class NodeMethods
{
    /// <summary>The methods.</summary>
    public static IEnumerable<LocalMethod> Of(NodeHost node) =>
    [
        new("ps", (_, _, _) => ValueTask.FromResult<object?>(node.Facts())),
        new("stop", async (argument, _, cancel) => (await node.Plans.StopAsync(Text(argument, "name") ?? "", cancel)).ToMap()),
        LocalMethod.Stream("logs", (argument, _, cancel) => Logs(node, argument, cancel)),
    ];

    private static IAsyncEnumerable<object?> Logs(NodeHost node, RemMap argument, CancellationToken cancel)
    {
        var plan = Text(argument, "plan");
        if (plan is not null && !node.Plans.Has(plan))
        {
            throw node.Plans.Unknown(plan);
        }

        _ = LevelNames.TryRead(Text(argument, "level") ?? "", out var level);
        var since = DateTimeOffset.TryParse(Text(argument, "since"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : DateTimeOffset.MinValue;
        var follows = argument.TryGetValue("follow", out var value) && value is true;
        return node.Log.Recent.ReadAsync(new LogQuery(plan, level, since, follows), cancel);
    }

    private static string? Text(RemMap argument, string name) => argument.TryGetValue(name, out var value) ? value as string : null;
}
