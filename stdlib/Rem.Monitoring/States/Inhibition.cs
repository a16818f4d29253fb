namespace Rem.Monitoring.States;

/// <summary>What sources of a rule hold back of checks that have the same labels. For one board.</summary>
internal sealed class Inhibition(IReadOnlyList<(Check Check, StatusSet In)> members) : Hold(Held.Inhibited, members)
{
    private readonly List<Check> _sources = [];

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
        if (_sources.Contains(source) == holds)
        {
            return false;
        }

        if (holds)
        {
            _sources.Add(source);
        }
        else
        {
            _sources.Remove(source);
        }

        var was = IsOn;
        IsOn = _sources.Count > 0;
        return was != IsOn;
    }
}
