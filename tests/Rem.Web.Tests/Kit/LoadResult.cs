using System.Globalization;

namespace Rem.Web.Tests.Kit;

/// <summary>What came of a load.</summary>
/// <param name="Count">Requests that were answered, or failed.</param>
/// <param name="Took">From the first to the last answer.</param>
/// <param name="Failures">What was wrong with those that failed.</param>
internal sealed record LoadResult(int Count, TimeSpan Took, IReadOnlyList<string> Failures)
{
    /// <summary>The longest that one took.</summary>
    public required TimeSpan Slowest { get; init; }

    /// <summary>What 99 of 100 took at most.</summary>
    public required TimeSpan Percentile99 { get; init; }

    /// <summary>Answers a second, over the whole.</summary>
    public double Rate => Count / Took.TotalSeconds;

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Count} requests in {Took.TotalSeconds:0.0} s, {Rate:0}/s, {Failures.Count} failed, p99 {Percentile99.TotalMilliseconds:0.0} ms, slowest {Slowest.TotalMilliseconds:0} ms");
}
