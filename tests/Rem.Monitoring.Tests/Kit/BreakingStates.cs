using Rem.Shared;
using Rem.Shared.State;

namespace Rem.Monitoring.Tests.Kit;

/// <summary>State with a defect: from a moment on who follows acknowledgements gets one error, and from then on who writes statuses another.</summary>
internal sealed class BreakingStates(IStates states) : IStates
{
    private readonly TaskCompletionSource _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Break() => _broken.TrySetResult();

    public SharedResources Over(SharedResources shared) => new() { States = this, Queues = shared.Queues, Locks = shared.Locks, Counters = shared.Counters, Pools = shared.Pools };

    public IState Open(string bucket) => new Breaking(states.Open(bucket), _broken.Task);

    public IState OpenOwn(string bucket) => states.OpenOwn(bucket);

    public ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancel) => states.ListAsync(cancel);

    public ValueTask<bool> DiscardAsync(string name, CancellationToken cancel) => states.DiscardAsync(name, cancel);

    private sealed class Breaking(IState state, Task broken) : IState
    {
        public string Bucket => state.Bucket;

        public ValueTask<StateEntry?> GetAsync(string key, CancellationToken cancel) => state.GetAsync(key, cancel);

        public ValueTask<long> SetAsync(string key, object? value, SetOptions options, CancellationToken cancel) =>
            broken.IsCompleted && Bucket == "monitor.checks" ? throw new InvalidOperationException("the second error") : state.SetAsync(key, value, options, cancel);

        public ValueTask<StateEntry?> SwapAsync(string key, object? value, SetOptions options, CancellationToken cancel) => state.SwapAsync(key, value, options, cancel);

        public ValueTask<bool> DeleteAsync(string key, long? version, WriteOptions options, CancellationToken cancel) => state.DeleteAsync(key, version, options, cancel);

        public ValueTask<IReadOnlyList<string>> KeysAsync(string prefix, CancellationToken cancel) => state.KeysAsync(prefix, cancel);

        public async ValueTask<StateChanges> ChangesAsync(string prefix, long? after, TimeSpan? wait, CancellationToken cancel)
        {
            if (Bucket != "monitor.acknowledgements" || wait is not null)
            {
                return await state.ChangesAsync(prefix, after, wait, cancel);
            }

            await broken.WaitAsync(cancel);
            throw new InvalidOperationException("the first error");
        }
    }
}
