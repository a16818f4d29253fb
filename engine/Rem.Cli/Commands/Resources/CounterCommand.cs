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
        new("list", "", 0, 0, ListAsync),
        new("get", "NAME", 1, 1, GetAsync),
        new("add", "NAME [AMOUNT]", 1, 2, AddAsync) { Changes = true },
        new("reset", "NAME [TOTAL]", 1, 2, ResetAsync),
        new("rm", "NAME", 1, 1, RemoveAsync),
    ];

    private static async Task<int> ListAsync(ResourceCall call)
    {
        var rows = new List<string[]>();
        var list = new RemList();
        foreach (var name in await call.Shared.Counters.ListAsync(call.Cancel))
        {
            var total = await call.Shared.Counters.Open(name).GetAsync(call.Cancel);
            rows.Add([name, ValueText.Of(total)]);
            list.Add(NodeCall.Argument(("counter", name), ("total", total)));
        }

        return Output.Answer(call.AsJson, () => NodeCall.Argument(("counters", list)), () => rows.Count == 0 ? "no counters\n" : ColumnText.Of("COUNTER TOTAL", rows));
    }

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
        var counter = await OpenAsync(call);
        var isRemoved = await counter.RemoveAsync(WriteOptions.None, call.Cancel);
        return call.Answer(isRemoved ? $"{call.Name} removed" : $"{call.Name} was removed meanwhile", ("counter", call.Name), ("removed", isRemoved));
    }

    private static async ValueTask<ICounter> OpenAsync(ResourceCall call)
    {
        await KnownNames.CheckCounterAsync(call);
        return call.Shared.Counters.Open(call.Name);
    }

    private static int Total(ResourceCall call, object total) => call.Answer(ValueText.Of(total), ("counter", call.Name), ("total", total));
}
