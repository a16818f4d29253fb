namespace Rem.Monitoring.States;

/// <summary>What sources of a rule hold back of checks that have the same labels. For one board.</summary>
internal sealed class Inhibition(IReadOnlyList<(Check Check, StatusSet In)> members) : Hold(Held.Inhibited, members)
{
    private readonly LinkedList<Check> _sources = [];

    // When much fails at once, thousands of sources come and go.
    private readonly Dictionary<Check, LinkedListNode<Check>> _places = [];

    /// <inheritdoc/>
    public override bool Holds(Check check) => SourceOf(check) is not null;

    /// <summary>The first check that holds events of another one; null for none. What has been a source a moment ago does not hold itself.</summary>
    public Check? SourceOf(Check target)
    {
        foreach (var source in _sources)
        {
            if (source != target)
            {
                return source;
            }
        }

        return null;
    }

    /// <summary>A check holds, or holds no longer; true when that makes a difference to what is held.</summary>
    public bool Note(Check source, bool holds)
    {
        if (_places.ContainsKey(source) == holds)
        {
            return false;
        }

        if (holds)
        {
            _places.Add(source, _sources.AddLast(source));
        }
        else if (_places.Remove(source, out var place))
        {
            _sources.Remove(place);
        }

        var was = IsOn;
        IsOn = _sources.Count > 0;
        return was != IsOn;
    }
}
