using System.Globalization;
using Rem.Errors;
using Rem.Node.Logs;
using Rem.Plans;
using Rem.Running.Versions;
using Rem.Values;

namespace Rem.Node.Hosting;

/// <summary>The plans of a node, in the order of `rem.yaml`. May be looked at, and each of them stopped, at any time.</summary>
internal sealed class PlanTable(NodeParts parts, NodeLogger logger, Action changed, Func<IPlanService?> service)
{
    // A plan that has not ended by then holds up no reload: systemd and people wait for it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<PlanSlot, PlanVersion?> _leaving = [];
    private readonly Dictionary<PlanSlot, Task> _ends = [];
    private volatile PlanSlot[] _slots = [];
    private volatile Refusal[] _refusals = [];
    private bool _isEnding;

    /// <summary>How each of them does.</summary>
    public IReadOnlyList<PlanStatus> Status => Array.ConvertAll(_slots, static slot => slot.Status);

    /// <summary>One line: `3 plans: 2 running, 1 failed`.</summary>
    public string Summary
    {
        get
        {
            var counts = new SortedDictionary<PlanState, int>();
            foreach (var slot in _slots)
            {
                var state = slot.Status.State;
                counts[state] = counts.GetValueOrDefault(state) + 1;
            }

            var parts = new List<string>();
            foreach (var (state, count) in counts)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {state.ToString().ToLowerInvariant()}"));
            }

            var plans = _slots.Length == 1 ? "1 plan" : string.Create(CultureInfo.InvariantCulture, $"{_slots.Length} plans");
            return parts.Count == 0 ? plans : $"{plans}: {string.Join(", ", parts)}";
        }
    }

    /// <summary>What the last reload did not take.</summary>
    public IReadOnlyList<Refusal> Refusals => _refusals;

    /// <summary>The same, with the newer versions of open plans that their sites and checks did not take: each plan once.</summary>
    public IEnumerable<Refusal> RefusalsWith(IReadOnlyList<RefusedVersion> versions)
    {
        var (refusals, slots) = (_refusals, _slots);
        foreach (var version in versions)
        {
            var name = Array.Find(slots, slot => slot.Version.Entry.Path == version.Path)?.Name ?? Rem.Running.Versions.PlanVersion.Shown(version.Path);
            if (!Array.Exists(refusals, refusal => refusal.Plan == name))
            {
                refusals = [.. refusals, new Refusal(name, version.Since, new PlanException(Refusal.Hidden(version.Error, logger)))];
            }
        }

        return refusals;
    }

    /// <summary>Notes what a reload did not take. What was refused before is so since then.</summary>
    public void Note(List<Refusal> refusals) => _refusals = refusals.ConvertAll(Earlier).ToArray();

    /// <summary>The version that runs under a name, or that will when the one before has ended; null without any.</summary>
    public PlanVersion? Version(string name)
    {
        lock (_gate)
        {
            return Find(name) is { } slot ? _leaving.GetValueOrDefault(slot, slot.Version) : null;
        }
    }

    /// <summary>
    /// Makes these the plans of the node: what is new is started, what has changed is stopped and started anew, what is
    /// gone is stopped, and what is the same is not touched. The old run of a plan has ended before its new one begins,
    /// and no plan waits for the end of another. Gives the names of those that had not ended in time: they follow when they do.
    /// </summary>
    public async Task<IReadOnlyList<string>> BecomeAsync(IReadOnlyList<PlanVersion> versions)
    {
        Task[] leaving;
        lock (_gate)
        {
            if (_isEnding)
            {
                return [];
            }

            var ended = new List<PlanSlot>(_slots);
            var slots = new List<PlanSlot>();
            foreach (var version in versions)
            {
                var slot = Find(version.Entry.Name);
                ended.Remove(slot!);
                slots.Add(slot is null ? Begin(version, 0) : Renewed(slot, version));
            }

            foreach (var slot in ended)
            {
                slots.Add(slot);
                Leave(slot, null);
            }

            _slots = [.. slots];
            leaving = [.. _ends.Values];
        }

        changed();
        try
        {
            await Task.WhenAll(leaving).WaitAsync(Patience, parts.Clock);
        }
        catch (TimeoutException)
        {
            // Those that are left are named below.
        }

        lock (_gate)
        {
            return [.. _leaving.Keys.Select(static slot => slot.Name)];
        }
    }

    /// <summary>Stops one plan and gives how it does then. Throws <see cref="NodeErrors.NoPlan"/>.</summary>
    public async Task<PlanStatus> StopAsync(string name, CancellationToken cancel)
    {
        if (Find(name) is not { } slot)
        {
            return await StopDetachedAsync(name, cancel);
        }

        lock (_gate)
        {
            slot.IsLast = !_leaving.TryGetValue(slot, out var next) || next is null;
        }

        // The stop itself goes on, whoever waits for it.
        await slot.StopAsync().WaitAsync(cancel);
        return slot.Status;
    }

    // `plan/list`: one of the lists that run beside a plan.
    private async Task<PlanStatus> StopDetachedAsync(string name, CancellationToken cancel)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || Find(name[..slash]) is not { } slot || !await slot.StopDetachedAsync(name[(slash + 1)..]).WaitAsync(cancel))
        {
            throw Unknown(name);
        }

        return slot.Status;
    }

    /// <summary>Stops all of them, and takes nothing new. Gives those that had not ended in time.</summary>
    public async Task<IReadOnlyList<PlanStatus>> EndAsync(Task late)
    {
        PlanSlot[] slots;
        lock (_gate)
        {
            _isEnding = true;
            slots = _slots;
        }

        await Task.WhenAny(Task.WhenAll(Array.ConvertAll(slots, static slot => slot.StopAsync())), late);
        var left = new List<PlanStatus>();
        foreach (var slot in slots)
        {
            if (slot.Status is { State: PlanState.Stopping } status)
            {
                left.Add(status);
            }
        }

        return left;
    }

    /// <summary>That there is no such plan, and which there are.</summary>
    public PlanException Unknown(string name)
    {
        string[] names = [.. _slots.SelectMany(static each => each.Status.Detached.Select(list => each.Name + "/" + list.Name).Prepend(each.Name))];
        var near = Suggestion.Nearest(name, names);
        return new(NodeErrors.NoPlan, SourceSpan.None, $"the node has no plan {ValueText.Show(name)}", near is not null ? $"did you mean '{near}'?" : names.Length == 0 ? NodeErrors.NoPlan.Fix : $"it has {string.Join(", ", names)}");
    }

    /// <summary>True when the node has a plan of the name.</summary>
    public bool Has(string name) => Find(name) is not null;

    // The slot that goes on under a name: the same, for it runs this version already, or has to end first.
    private PlanSlot Renewed(PlanSlot slot, PlanVersion version)
    {
        if (slot.Version.Fingerprint != version.Fingerprint || _leaving.ContainsKey(slot))
        {
            Leave(slot, version);
        }

        return slot;
    }

    // What comes after it is decided by the last reload before its end.
    private void Leave(PlanSlot slot, PlanVersion? next)
    {
        slot.IsLast = next is null;
        if (!_leaving.ContainsKey(slot))
        {
            _ends[slot] = Task.Run(() => FollowAsync(slot));
        }

        _leaving[slot] = next;
    }

    private async Task FollowAsync(PlanSlot slot)
    {
        await slot.StopAsync();
        lock (_gate)
        {
            _ends.Remove(slot);
            _leaving.Remove(slot, out var next);
            if (_isEnding)
            {
                return; // nothing begins once the node ends
            }

            var slots = new List<PlanSlot>(_slots);
            var place = slots.IndexOf(slot);
            slots.RemoveAt(place);
            if (next is not null)
            {
                slots.Insert(place, Begin(next, slot.Status.Runs));
            }

            _slots = [.. slots];
        }

        changed();
    }

    private PlanSlot Begin(PlanVersion version, long runs)
    {
        var slot = new PlanSlot(version, runs, parts, logger, changed) { Service = service() };
        slot.Start();
        return slot;
    }

    private Refusal Earlier(Refusal refusal) =>
        Array.Find(_refusals, old => old.Plan == refusal.Plan) is { } before ? refusal with { Since = before.Since } : refusal;

    private PlanSlot? Find(string name) => Array.Find(_slots, slot => slot.Name == name);
}
