using Rem.Shared;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Node.Resources;

/// <summary>A bucket of state of a node.</summary>
internal sealed class RemoteState(string bucket, NodeLink link) : IState
{
    public string Bucket => bucket;

    public async ValueTask<StateEntry?> GetAsync(string key, CancellationToken cancel) => StateForms.Entry(await link.CallAsync("state.get", About(key), cancel));

    public async ValueTask<long> SetAsync(string key, object? value, SetOptions options, CancellationToken cancel) =>
        Given.Integer(await link.CallAsync("state.set", Write(key, value, options), cancel), "version");

    public async ValueTask<StateEntry?> SwapAsync(string key, object? value, SetOptions options, CancellationToken cancel) =>
        StateForms.Entry(await link.CallAsync("state.swap", Write(key, value, options), cancel));

    public async ValueTask<bool> DeleteAsync(string key, long? version, WriteOptions options, CancellationToken cancel) =>
        Given.Flag(await link.CallAsync("state.delete", About(key).With("version", (object?)version).With(options, link), cancel));

    public async ValueTask<IReadOnlyList<string>> KeysAsync(string prefix, CancellationToken cancel) =>
        Given.Names(await link.CallAsync("state.keys", Ask.About(bucket).With("prefix", prefix), cancel));

    public async ValueTask<StateChanges> ChangesAsync(string prefix, long? after, TimeSpan? wait, CancellationToken cancel) =>
        StateForms.Changes(await link.WaitAsync("state.changes", Ask.About(bucket).With("prefix", prefix).With("after", (object?)after), wait, cancel));

    private RemMap About(string key) => Ask.About(bucket).With("key", Names.Check("key", key));

    private RemMap Write(string key, object? value, SetOptions options) => About(key)
        .With("value", StoredValue.Of(value, $"bucket '{bucket}'").Value)
        .With("version", (object?)options.Version)
        .With("ttl", options.TimeToLive)
        .With(options.Write, link);
}
