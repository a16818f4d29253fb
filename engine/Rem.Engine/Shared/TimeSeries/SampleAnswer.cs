namespace Rem.Shared.TimeSeries;

/// <summary>What came of a sample.</summary>
/// <param name="Refusal">Why it was not taken; none when it was.</param>
/// <param name="Detail">The refusal in words, or null.</param>
public readonly record struct SampleAnswer(SampleRefusal Refusal, string? Detail = null)
{
    /// <summary>It was taken.</summary>
    public static SampleAnswer Taken => default;

    /// <summary>True when it was taken.</summary>
    public bool IsTaken => Refusal == SampleRefusal.None;
}
