namespace Rem.Monitoring.States;

/// <summary>Some statuses.</summary>
internal readonly record struct StatusSet
{
    private readonly int _bits;

    private StatusSet(int bits) => _bits = bits;

    /// <summary>All there are.</summary>
    public static StatusSet All { get; } = new((1 << Enum.GetValues<CheckStatus>().Length) - 1);

    /// <summary>None.</summary>
    public static StatusSet None => default;

    /// <summary>All but ok and pending.</summary>
    public static StatusSet Problems { get; } = All.Without(Of([CheckStatus.Ok, CheckStatus.Pending]));

    /// <summary>True when it holds none.</summary>
    public bool IsEmpty => _bits == 0;

    /// <summary>These.</summary>
    public static StatusSet Of(IEnumerable<CheckStatus> statuses)
    {
        var bits = 0;
        foreach (var status in statuses)
        {
            bits |= 1 << (int)status;
        }

        return new StatusSet(bits);
    }

    /// <summary>True for one of them.</summary>
    public bool Has(CheckStatus status) => (_bits & (1 << (int)status)) != 0;

    /// <summary>Those that both hold.</summary>
    public StatusSet And(StatusSet other) => new(_bits & other._bits);

    /// <summary>Those that the other does not hold.</summary>
    public StatusSet Without(StatusSet other) => new(_bits & ~other._bits);
}
