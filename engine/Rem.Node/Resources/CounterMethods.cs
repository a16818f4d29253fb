using Rem.Node.Local;
using Rem.Shared.Counters;
using Rem.Values;

namespace Rem.Node.Resources;

/// <summary>What a node does with its counters for who asks over its socket: one line each.</summary>
internal static class CounterMethods
{
    public static IEnumerable<LocalMethod> Of(ICounters counters) =>
    [
        new("counter.list", async (_, _, cancel) => Ask.List(await counters.ListAsync(cancel))),
        new("counter.add", async (given, _, cancel) => await counters.Open(given.Name()).AddAsync(given.Find("amount"), given.Write(), cancel)),
        new("counter.get", async (given, _, cancel) => await counters.Open(given.Name()).GetAsync(cancel)),
        new("counter.swap", async (given, _, cancel) => await counters.Open(given.Name()).SwapAsync(given.Find("total"), given.Write(), cancel)),
        new("counter.remove", async (given, _, cancel) => await counters.Open(given.Name()).RemoveAsync(given.Write(), cancel)),
        new("counter.discard", async (given, _, cancel) => await counters.DiscardAsync(given.Name(), cancel)),
        new("counter.rate", async (given, _, cancel) => await counters.Open(given.Name()).RateAsync(given.Time("window") ?? TimeSpan.Zero, cancel)),
    ];
}
