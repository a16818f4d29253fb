using Rem.Errors;
using Rem.Shared;
using Rem.Shared.Counters;
using Rem.Values;

namespace Rem.Cli.Commands.Resources;

/// <summary>`rem counter`: looks at and changes the counters of a node.</summary>
internal static class CounterCommand
{
    /// <summary>What it does.</summary>
    public static readonly ResourceVerb[] Verbs =
    [
        new("list", "", 0, 0, ListAsync) { Options = Listing.Pages },
        new("get", "NAME", 1, 1, GetAsync),
        new("add", "NAME [AMOUNT]", 1, 2, AddAsync) { Changes = true },
        new("reset", "NAME [TOTAL]", 1, 2, ResetAsync),
        new("rm", "NAME", 1, 1, RemoveAsync),
    ];

    private static async Task<int> ListAsync(ResourceCall call)
    {
        var list = new Listing("counter");
        await list.AddAsync(call, await call.Shared.Counters.ListAsync(call.Cancel), async name => Row(name, await call.Shared.Counters.Open(name).GetAsync(call.Cancel)));
        return list.Answer(call, "COUNTER TOTAL");
    }

    private static (string[] Cells, RemMap Facts) Row(string name, object total) =>
        ([ValueText.Of(total)], NodeCall.Argument(("counter", name), ("total", total)));

    private static async Task<int> GetAsync(ResourceCall call)
    {
        var counter = await OpenAsync(call);
        return Total(call, await counter.GetAsync(call.Cancel));
    }

    private static async Task<int> AddAsync(ResourceCall call) =>
        Total(call, await call.Shared.Counters.Open(call.Name).AddAsync(call.Word(2) is null ? 1L : call.Value(2), WriteOptions.None, call.Cancel));

    private static async Task<int> ResetAsync(ResourceCall call)
    {
        var total = call.Word(2) is null ? 0L : call.Value(2);
        var counter = await OpenAsync(call);
        var before = await counter.SwapAsync(total, WriteOptions.None, call.Cancel);
        return call.Answer($"{ValueText.Of(total)} (before: {ValueText.Of(before)})", ("counter", call.Name), ("total", total), ("before", before));
    }

    private static async Task<int> RemoveAsync(ResourceCall call)
    {
        await KnownNames.CheckCounterAsync(call);
        bool isRemoved;
        try
        {
            isRemoved = await call.Shared.Counters.Open(call.Name).RemoveAsync(WriteOptions.None, call.Cancel);
        }
        catch (PlanException error) when (Listing.IsDamage(error))
        {
            isRemoved = await call.Shared.Counters.DiscardAsync(call.Name, call.Cancel);
        }

        return call.Answer(isRemoved ? $"{call.Name} removed" : $"{call.Name} was removed meanwhile", ("counter", call.Name), ("removed", isRemoved));
    }

    private static async ValueTask<ICounter> OpenAsync(ResourceCall call)
    {
        await KnownNames.CheckCounterAsync(call);
        return call.Shared.Counters.Open(call.Name);
    }

    private static int Total(ResourceCall call, object total) => call.Answer(ValueText.Of(total), ("counter", call.Name), ("total", total));
}
