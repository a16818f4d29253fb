using Rem.Errors;
using Rem.Plans;
using Rem.Shared;
using Rem.Shared.State;

namespace Rem.Web.Tests.Access;

/// <summary>State that can be away, and that forgets at once what was deleted.</summary>
internal sealed class FlakyStates(IStates states) : IStates
{
    private int _refused;

    /// <summary>True while it is away.</summary>
    public bool IsAway { get; set; }

    /// <summary>How often it was asked for changes while it was away.</summary>
    public int Refused => Volatile.Read(ref _refused);

    public SharedResources Over(SharedResources shared) => new()
    {
        States = this,
        Queues = shared.Queues,
        Locks = shared.Locks,
        Counters = shared.Counters,
        Pools = shared.Pools,
    };

    public IState Open(string bucket) => states.Open(bucket);

    public IState OpenOwn(string bucket) => new Flaky(states.OpenOwn(bucket), this);

    public ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancel) => states.ListAsync(cancel);

    public ValueTask<bool> DiscardAsync(string name, CancellationToken cancel) => states.DiscardAsync(name, cancel);

    private sealed class Flaky(IState state, FlakyStates owner) : IState
    {
        public string Bucket => state.Bucket;

        public ValueTask<StateEntry?> GetAsync(string key, CancellationToken cancel) => state.GetAsync(key, cancel);

        public ValueTask<long> SetAsync(string key, object? value, SetOptions options, CancellationToken cancel) => state.SetAsync(key, value, options, cancel);

        public ValueTask<StateEntry?> SwapAsync(string key, object? value, SetOptions options, CancellationToken cancel) => state.SwapAsync(key, value, options, cancel);

        public ValueTask<bool> DeleteAsync(string key, long? version, WriteOptions options, CancellationToken cancel) => state.DeleteAsync(key, version, options, cancel);

        public ValueTask<IReadOnlyList<string>> KeysAsync(string prefix, CancellationToken cancel) => state.KeysAsync(prefix, cancel);

        public async ValueTask<StateChanges> ChangesAsync(string prefix, long? after, TimeSpan? wait, CancellationToken cancel)
        {
            var changes = await state.ChangesAsync(prefix, after, wait, cancel);
            if (owner.IsAway)
            {
                Interlocked.Increment(ref owner._refused);
                throw new PlanException(SharedErrors.Range, SourceSpan.None, "the state is away", "wait");
            }

            return changes with { Changes = [.. changes.Changes.Where(static change => !change.IsDeleted)] };
        }
    }
}
