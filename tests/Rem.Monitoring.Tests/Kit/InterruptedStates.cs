using Rem.Shared;
using Rem.Shared.State;

namespace Rem.Monitoring.Tests.Kit;

/// <summary>State in which something happens just before a bucket is asked: what a test has to happen between two steps of a monitor does so there.</summary>
internal sealed class InterruptedStates(IStates states) : IStates
{
    /// <summary>Is given the bucket, the call and the key or, of changes, the mark; the call goes on when it has ended.</summary>
    public Func<string, string, string, Task> Before { get; set; } = static (_, _, _) => Task.CompletedTask;

    public SharedResources Over(SharedResources shared) => new() { States = this, Queues = shared.Queues, Locks = shared.Locks, Counters = shared.Counters, Pools = shared.Pools };

    public IState Open(string bucket) => new Interrupted(states.Open(bucket), this);

    public IState OpenOwn(string bucket) => states.OpenOwn(bucket);

    public ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancel) => states.ListAsync(cancel);

    public ValueTask<bool> DiscardAsync(string name, CancellationToken cancel) => states.DiscardAsync(name, cancel);

    private sealed class Interrupted(IState state, InterruptedStates all) : IState
    {
        public string Bucket => state.Bucket;

        public async ValueTask<StateEntry?> GetAsync(string key, CancellationToken cancel)
        {
            await all.Before(Bucket, "get", key).WaitAsync(cancel);
            return await state.GetAsync(key, cancel);
        }

        public async ValueTask<long> SetAsync(string key, object? value, SetOptions options, CancellationToken cancel)
        {
            await all.Before(Bucket, "set", key).WaitAsync(cancel);
            return await state.SetAsync(key, value, options, cancel);
        }

        public ValueTask<StateEntry?> SwapAsync(string key, object? value, SetOptions options, CancellationToken cancel) => state.SwapAsync(key, value, options, cancel);

        public async ValueTask<bool> DeleteAsync(string key, long? version, WriteOptions options, CancellationToken cancel)
        {
            await all.Before(Bucket, "delete", key).WaitAsync(cancel);
            return await state.DeleteAsync(key, version, options, cancel);
        }

        public ValueTask<IReadOnlyList<string>> KeysAsync(string prefix, CancellationToken cancel) => state.KeysAsync(prefix, cancel);

        public async ValueTask<StateChanges> ChangesAsync(string prefix, long? after, TimeSpan? wait, CancellationToken cancel)
        {
            await all.Before(Bucket, "changes", $"{after}").WaitAsync(cancel);
            return await state.ChangesAsync(prefix, after, wait, cancel);
        }
    }
}
