namespace Rem.Monitoring.States;

/// <summary>When a check is said to flap.</summary>
/// <param name="Start">From this share of changes on, 0 to 1.</param>
/// <param name="Stop">Until it is below this one.</param>
/// <param name="Results">So many results are looked at; 0 for never.</param>
internal sealed record FlapRules(double Start, double Stop, int Results)
{
    /// <summary>30 % and 25 % of 20 results.</summary>
    public static FlapRules Default { get; } = new(0.3, 0.25, 20);
}

/// <summary>
/// How often a check has changed lately: of its last results the share that differed from the one before, newer ones
/// weighing more, 0.8 to 1.15 (Icinga 2, "Flapping"). For one check, one result at a time.
/// </summary>
internal sealed class Flapping(FlapRules rules)
{
    private readonly bool[] _changed = new bool[rules.Results];
    private int _next;
    private CheckStatus? _last;

    /// <summary>True while it flaps.</summary>
    public bool IsFlapping { get; private set; }

    /// <summary>The share of changes, 0 to about 1.</summary>
    public double Share { get; private set; }

    /// <summary>Takes a status in; true when it began or ended to flap.</summary>
    public bool Note(CheckStatus status)
    {
        if (_changed.Length == 0)
        {
            return false;
        }

        _changed[_next] = _last is { } last && last != status;
        _last = status;
        _next = (_next + 1) % _changed.Length;
        Share = Weigh();
        var was = IsFlapping;
        IsFlapping = was ? Share >= rules.Stop : Share >= rules.Start;
        return was != IsFlapping;
    }

    // From the oldest to the newest.
    private double Weigh()
    {
        var sum = 0.0;
        for (var i = 0; i < _changed.Length; i++)
        {
            if (_changed[(_next + i) % _changed.Length])
            {
                sum += 0.8 + (0.35 * i / Math.Max(1, _changed.Length - 1));
            }
        }

        return sum / _changed.Length;
    }
}
