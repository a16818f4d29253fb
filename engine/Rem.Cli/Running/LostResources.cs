using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Shared;
using Rem.Values;

namespace Rem.Cli.Running;

/// <summary>
/// The shared resources of a `rem run PLAN` without a node: in memory, and gone with the run. What a plan only used in
/// between is nobody's loss; what still holds something at the end is said once.
/// </summary>
internal static class LostResources
{
    private const int MostShown = 5;

    /// <summary>Warns of what is lost.</summary>
    public static void Warn(SharedResources shared, Secrets secrets)
    {
        if (HeldAsync(shared).AsTask().GetAwaiter().GetResult() is not { Count: > 0 } held)
        {
            return;
        }

        var more = held.Count > MostShown ? $" and {held.Count - MostShown} more" : "";
        var shown = string.Join(", ", held.GetRange(0, Math.Min(held.Count, MostShown)));
        Failures.ShowWarnings(
            [
                new Finding(CommandLineErrors.NotKept, SourceSpan.None, $"what the plan left in {shown}{more} is lost: it was in memory, for this run", CommandLineErrors.NotKept.Fix)
                {
                    Severity = Severity.Warning,
                },
            ],
            secrets);
    }

    private static async ValueTask<List<string>> HeldAsync(SharedResources shared)
    {
        var held = new List<string>();
        foreach (var name in await shared.Queues.ListAsync(CancellationToken.None))
        {
            var counts = await shared.Queues.Open(name).CountAsync(CancellationToken.None);
            Add(held, "queue", name, counts.Waiting + counts.Taken + counts.Dead > 0);
        }

        foreach (var name in await shared.States.ListAsync(CancellationToken.None))
        {
            Add(held, "state", name, (await shared.States.Open(name).KeysAsync("", CancellationToken.None)).Count > 0);
        }

        foreach (var name in await shared.Counters.ListAsync(CancellationToken.None))
        {
            Add(held, "counter", name, await shared.Counters.Open(name).GetAsync(CancellationToken.None) is not (0L or 0.0));
        }

        foreach (var name in shared.UsedTimeSeries is { } series ? await series.ListAsync("", CancellationToken.None) : [])
        {
            Add(held, "time series", name, true);
        }

        return held;
    }

    private static void Add(List<string> held, string kind, string name, bool holds)
    {
        if (holds)
        {
            held.Add($"{kind} {ValueText.Show(name)}");
        }
    }
}
