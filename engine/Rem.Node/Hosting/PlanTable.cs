using System.Globalization;
using Rem.Errors;
using Rem.Node.Logs;
using Rem.Plans;
using Rem.Values;

namespace Rem.Node.Hosting;

/// <summary>The plans of a node, in the order of `rem.yaml`. May be looked at, and each of them stopped, at any time.</summary>
internal sealed class PlanTable(NodeParts parts, NodeLogger logger, Action changed)
{
    private readonly Lock _gate = new();
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

    /// <summary>Notes what a reload did not take. What was refused before is so since then.</summary>
    public void Note(List<Refusal> refusals) => _refusals = refusals.ConvertAll(Earlier).ToArray();

    /// <summary>The version that runs under a name, or null.</summary>
    public PlanVersion? Version(string name) => Find(name)?.Version;

    /// <summary>
    /// Makes these the plans of the node: what is new is started, what has changed is stopped and started anew, what is
    /// gone is stopped, and what is the same is not touched. The old run of a plan has ended before the new one begins.
    /// </summary>
    public async Task BecomeAsync(IReadOnlyList<PlanVersion> versions)
    {
        var slots = new PlanSlot[versions.Count];
        var begun = new List<PlanSlot>();
        var ended = new List<PlanSlot>(_slots);
        for (var i = 0; i < slots.Length; i++)
        {
            var old = Find(versions[i].Entry.Name);
            if (old is not null && old.Version.Fingerprint == versions[i].Fingerprint)
            {
                slots[i] = old;
                ended.Remove(old);
                continue;
            }

            slots[i] = new PlanSlot(versions[i], old?.Status.Runs ?? 0, parts, logger, changed);
            begun.Add(slots[i]);
        }

        await Task.WhenAll(ended.ConvertAll(static slot => slot.StopAsync()));
        Replace(slots, begun);
        changed();
    }

    /// <summary>Stops one plan and gives how it does then. Throws <see cref="NodeErrors.NoPlan"/>.</summary>
    public async Task<PlanStatus> StopAsync(string name, CancellationToken cancel)
    {
        var slot = Find(name) ?? throw Unknown(name);

        // The stop itself goes on, whoever waits for it.
        await slot.StopAsync().WaitAsync(cancel);
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
        var names = Array.ConvertAll(_slots, static each => each.Name);
        var near = Suggestion.Nearest(name, names);
        return new(NodeErrors.NoPlan, SourceSpan.None, $"the node has no plan {ValueText.Show(name)}", near is not null ? $"did you mean '{near}'?" : names.Length == 0 ? NodeErrors.NoPlan.Fix : $"it has {string.Join(", ", names)}");
    }

    /// <summary>True when the node has a plan of the name.</summary>
    public bool Has(string name) => Find(name) is not null;

    // Nothing begins once the node ends.
    private void Replace(PlanSlot[] slots, List<PlanSlot> begun)
    {
        lock (_gate)
        {
            if (_isEnding)
            {
                return;
            }

            _slots = slots;
            foreach (var slot in begun)
            {
                slot.Start();
            }
        }
    }

    private Refusal Earlier(Refusal refusal) =>
        Array.Find(_refusals, old => old.Plan == refusal.Plan) is { } before ? refusal with { Since = before.Since } : refusal;

    private PlanSlot? Find(string name) => Array.Find(_slots, slot => slot.Name == name);
}
