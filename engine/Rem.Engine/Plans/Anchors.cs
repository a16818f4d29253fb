using Rem.Errors;

namespace Rem.Plans;

/// <summary>What the anchors of a text name so far. A name that stands again names the later node from there on.</summary>
internal sealed class Anchors(FindingList findings)
{
    // Looking for a near name compares with each of them.
    private const int MostCompared = 1000;

    private readonly Dictionary<string, AnchorSlot> _slots = new(StringComparer.Ordinal);

    /// <summary>A new one; its node is told when it has been read.</summary>
    public AnchorSlot Add(string name) => _slots[name] = new AnchorSlot();

    /// <summary>What an alias names. Null when no anchor stands above it, which is reported; without a node inside the anchor's own value, which is too.</summary>
    public AnchorSlot? Find(string name, SourceSpan at)
    {
        if (!_slots.TryGetValue(name, out var slot))
        {
            var near = _slots.Count > MostCompared ? null : Suggestion.Nearest(name, _slots.Keys);
            findings.Error(
                PlanErrors.Alias,
                at,
                $"no anchor '{ShortText.Cut(name)}' stands above this alias" + (near is null ? "" : $"; did you mean '*{near}'?"),
                "quote a text that starts with '*'");
            return null;
        }

        if (slot.Node is null)
        {
            findings.Error(PlanErrors.Cycle, at, $"the alias '*{ShortText.Cut(name)}' stands inside the value that it names", PlanErrors.Cycle.Fix);
        }

        return slot;
    }
}
