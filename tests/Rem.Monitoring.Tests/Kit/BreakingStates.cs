using Rem.Shared;
using Rem.Shared.State;

namespace Rem.Monitoring.Tests.Kit;

/// <summary>State with a defect: from a moment on who follows acknowledgements gets one error, and a status that was being written before gets another when the plan ends by the first.</summary>
internal sealed class BreakingStates(IStates states) : IStates
{
    private readonly TaskCompletionSource _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly TaskCompletionSource _ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _holds;

    /// <summary>True when a status is being written that will not be.</summary>
    public bool IsHeld => _held.Task.IsCompleted;

    /// <summary>From now on statuses are no longer written, and who writes one waits.</summary>
    public void Hold() => _holds = true;

    public void Break() => _broken.TrySetResult();

    public SharedResources Over(SharedResources shared) => new() { States = this, Queues = shared.Queues, Locks = shared.Locks, Counters = shared.Counters, Pools = shared.Pools };

    public IState Open(string bucket) => new Breaking(states.Open(bucket), this);

    public IState OpenOwn(string bucket) => states.OpenOwn(bucket);

    public ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancel) => states.ListAsync(cancel);

    public ValueTask<bool> DiscardAsync(string name, CancellationToken cancel) => states.DiscardAsync(name, cancel);

    private sealed class Breaking(IState state, BreakingStates all) : IState
    {
        public string Bucket => state.Bucket;

        public ValueTask<StateEntry?> GetAsync(string key, CancellationToken cancel) => state.GetAsync(key, cancel);

        public async ValueTask<long> SetAsync(string key, object? value, SetOptions options, CancellationToken cancel)
        {
            if (all._holds && Bucket == "monitor.checks")
            {
                all._held.TrySetResult();
                await all._ending.Task.WaitAsync(cancel);
                throw new InvalidOperationException("the second error");
            }

            return await state.SetAsync(key, value, options, cancel);
        }

        public ValueTask<StateEntry?> SwapAsync(string key, object? value, SetOptions options, CancellationToken cancel) => state.SwapAsync(key, value, options, cancel);

        public ValueTask<bool> DeleteAsync(string key, long? version, WriteOptions options, CancellationToken cancel) => state.DeleteAsync(key, version, options, cancel);

        public ValueTask<IReadOnlyList<string>> KeysAsync(string prefix, CancellationToken cancel) => state.KeysAsync(prefix, cancel);

        public async ValueTask<StateChanges> ChangesAsync(string prefix, long? after, TimeSpan? wait, CancellationToken cancel)
        {
            if (Bucket != "monitor.acknowledgements" || wait is not null)
            {
                // Who follows anything is cancelled when the plan ends.
                await using var ending = cancel.UnsafeRegister(static all => ((BreakingStates)all!)._ending.TrySetResult(), all);
                return await state.ChangesAsync(prefix, after, wait, cancel);
            }

            await all._broken.Task.WaitAsync(cancel);
            throw new InvalidOperationException("the first error");
        }
    }
}
