using Rem.Errors;
using Rem.Plans;
using Rem.Shared;
using Rem.Shared.State;
using Rem.Storage;

namespace Rem.Monitoring.Tests.Kit;

/// <summary>Statuses on a disk that can be full, or slow: they are read, and not written. What is small, such as the monitor's health, still is.</summary>
internal sealed class FullStates(IStates states) : IStates
{
    /// <summary>True while nothing is written.</summary>
    public bool IsFull { get; set; }

    /// <summary>What each write waits for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public SharedResources Over(SharedResources shared) => new() { States = this, Queues = shared.Queues, Locks = shared.Locks, Counters = shared.Counters, Pools = shared.Pools };

    public IState Open(string bucket) => new Full(states.Open(bucket), this);

    public IState OpenOwn(string bucket) => states.OpenOwn(bucket);

    public ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancel) => states.ListAsync(cancel);

    public ValueTask<bool> DiscardAsync(string name, CancellationToken cancel) => states.DiscardAsync(name, cancel);

    private void EnsureRoom()
    {
        if (IsFull)
        {
            throw new PlanException(StorageErrors.Full, SourceSpan.None, "the disk is full");
        }
    }

    private sealed class Full(IState state, FullStates all) : IState
    {
        public string Bucket => state.Bucket;

        public ValueTask<StateEntry?> GetAsync(string key, CancellationToken cancel) => state.GetAsync(key, cancel);

        public async ValueTask<long> SetAsync(string key, object? value, SetOptions options, CancellationToken cancel)
        {
            if (Bucket == "monitor.checks")
            {
                await all.Gate.WaitAsync(cancel);
                all.EnsureRoom();
            }

            return await state.SetAsync(key, value, options, cancel);
        }

        public ValueTask<StateEntry?> SwapAsync(string key, object? value, SetOptions options, CancellationToken cancel) => state.SwapAsync(key, value, options, cancel);

        public ValueTask<bool> DeleteAsync(string key, long? version, WriteOptions options, CancellationToken cancel) => state.DeleteAsync(key, version, options, cancel);

        public ValueTask<IReadOnlyList<string>> KeysAsync(string prefix, CancellationToken cancel) => state.KeysAsync(prefix, cancel);

        public ValueTask<StateChanges> ChangesAsync(string prefix, long? after, TimeSpan? wait, CancellationToken cancel) => state.ChangesAsync(prefix, after, wait, cancel);
    }
}
