using Rem.Inspection;

namespace Rem.Monitoring.States;

/// <summary>A bound of one value of a check's results. Frozen.</summary>
/// <param name="Value">Where the value stands in the result.</param>
/// <param name="Level">What the check is when the bound is passed: warning or critical.</param>
/// <param name="Limit">The bound, in the value's own unit.</param>
/// <param name="IsUpper">True when the value must not be above it, false when it must not be below it.</param>
internal sealed record Threshold(DotPath Value, CheckStatus Level, double Limit, bool IsUpper)
{
    /// <summary>How long it has to be passed without a break.</summary>
    public TimeSpan For { get; init; }

    /// <summary>Once passed, the value has to come back beyond this one; the bound itself where nothing is said.</summary>
    public double? Clear { get; init; }

    /// <summary>The value's name as the plan wrote it, and the key that the bound stands under.</summary>
    public required string Name { get; init; }

    /// <summary>The bound as the plan wrote it, for messages.</summary>
    public required string Shown { get; init; }

    /// <summary>Where it clears, as the plan wrote it.</summary>
    public string ShownClear { get; init; } = "";

    /// <summary>True when a value is beyond the bound.</summary>
    public bool IsPassed(double value) => IsUpper ? value > Limit : value < Limit;

    /// <summary>Why it counts for a value, for messages.</summary>
    public string Why(double value) => (IsUpper, IsPassed(value)) switch
    {
        (true, true) => $"above {Shown}",
        (false, true) => $"below {Shown}",
        (true, false) => $"was above {Shown} and is not below {ShownClear} yet",
        _ => $"was below {Shown} and is not above {ShownClear} yet",
    };

    /// <summary>True when a value is back far enough.</summary>
    public bool IsClear(double value) => Clear is not { } clear ? !IsPassed(value) : IsUpper ? value < clear : value > clear;
}

/// <summary>One bound as it stands: since when it has been passed, and whether that counts. For one check, one result at a time.</summary>
internal sealed class ThresholdState(Threshold threshold)
{
    private DateTimeOffset? _since;

    /// <summary>The bound.</summary>
    public Threshold Threshold => threshold;

    /// <summary>Since when it has been passed; null when it is not.</summary>
    public DateTimeOffset? Since => _since;

    /// <summary>True when it has been passed for long enough and the value is not back yet.</summary>
    public bool IsRaised { get; private set; }

    /// <summary>Goes on where it was before the process began.</summary>
    public void Restore(DateTimeOffset since, bool isRaised) => (_since, IsRaised) = (since, isRaised);

    /// <summary>Nobody looked for a time, which does not count.</summary>
    public void PutOff(TimeSpan time) => _since += time;

    /// <summary>Takes a value in.</summary>
    public void Note(double value, DateTimeOffset at)
    {
        if (IsRaised)
        {
            IsRaised = !threshold.IsClear(value);
            _since = IsRaised ? _since : null;
        }
        else if (!threshold.IsPassed(value))
        {
            _since = null;
        }
        else
        {
            _since ??= at;
            // A clock that jumped back has not made it shorter.
            IsRaised = at - _since >= threshold.For;
        }
    }
}
