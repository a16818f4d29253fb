namespace Rem.Shared.TimeSeries;

/// <summary>What a <see cref="Reading"/> holds.</summary>
public enum ReadingKind
{
    /// <summary>Nothing.</summary>
    Unknown,

    /// <summary>A whole number from 0 to 2^64-1.</summary>
    Whole,

    /// <summary>A whole number below 0.</summary>
    Negative,

    /// <summary>A number with fractions.</summary>
    Real,
}
