using Rem.Shared;
using Rem.Shared.Counters;

namespace Rem.Node.Resources;

/// <summary>A counter of a node.</summary>
internal sealed class RemoteCounter(string name, NodeLink link) : ICounter
{
    public string Name => name;

    public async ValueTask<object> AddAsync(object? amount, WriteOptions options, CancellationToken cancel) =>
        Given.Number(await link.CallAsync("counter.add", Ask.About(name).With("amount", amount).With(options, link), cancel));

    public async ValueTask<object> GetAsync(CancellationToken cancel) => Given.Number(await link.CallAsync("counter.get", Ask.About(name), cancel));

    public async ValueTask<object> SwapAsync(object? total, WriteOptions options, CancellationToken cancel) =>
        Given.Number(await link.CallAsync("counter.swap", Ask.About(name).With("total", total).With(options, link), cancel));

    public async ValueTask<bool> RemoveAsync(WriteOptions options, CancellationToken cancel) =>
        Given.Flag(await link.CallAsync("counter.remove", Ask.About(name).With(options, link), cancel));

    public async ValueTask<double> RateAsync(TimeSpan window, CancellationToken cancel) =>
        (double)Given.Number(await link.CallAsync("counter.rate", Ask.About(name).With("window", window), cancel));
}
