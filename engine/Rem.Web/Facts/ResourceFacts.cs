using System.Globalization;
using Rem.Shared;
using Rem.Values;
using Rem.Web.Serving;

namespace Rem.Web.Facts;

/// <summary>What the plans of a server share.</summary>
internal static class ResourceFacts
{
    /// <summary>Each queue: `{name, ready, delayed, taken, dead}`.</summary>
    public static async ValueTask<object?> QueuesAsync(Exchange exchange, CancellationToken cancel)
    {
        var (queues, rows) = (Shared(exchange).Queues, new RemList());
        foreach (var name in await queues.ListAsync(cancel))
        {
            var counts = await queues.Open(name).CountAsync(cancel);
            rows.Add(new RemMap(5) { ["name"] = name, ["ready"] = counts.Ready, ["delayed"] = counts.Delayed, ["taken"] = counts.Taken, ["dead"] = counts.Dead });
        }

        return rows;
    }

    /// <summary>Each lock that is held: `{name, by, since, waiting}`.</summary>
    public static async ValueTask<object?> LocksAsync(Exchange exchange, CancellationToken cancel)
    {
        var rows = new RemList();
        foreach (var held in await Shared(exchange).Locks.ListAsync(cancel))
        {
            rows.Add(new RemMap(4) { ["name"] = held.Lock, ["by"] = held.By, ["since"] = held.Since.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), ["waiting"] = (long)held.Waiting });
        }

        return rows;
    }

    /// <summary>Each bucket: `{name, keys}`.</summary>
    public static async ValueTask<object?> StatesAsync(Exchange exchange, CancellationToken cancel)
    {
        var (states, rows) = (Shared(exchange).States, new RemList());
        foreach (var name in await states.ListAsync(cancel))
        {
            rows.Add(new RemMap(2) { ["name"] = name, ["keys"] = (long)(await states.Open(name).KeysAsync("", cancel)).Count });
        }

        return rows;
    }

    /// <summary>Each counter: `{name, total}`.</summary>
    public static async ValueTask<object?> CountersAsync(Exchange exchange, CancellationToken cancel)
    {
        var (counters, rows) = (Shared(exchange).Counters, new RemList());
        foreach (var name in await counters.ListAsync(cancel))
        {
            rows.Add(new RemMap(2) { ["name"] = name, ["total"] = await counters.Open(name).GetAsync(cancel) });
        }

        return rows;
    }

    private static SharedResources Shared(Exchange exchange) => exchange.Site!.Mounts[0].Chain[0].Open.Resources;
}
