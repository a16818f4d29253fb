using Rem.Plans;
using Rem.Running;

namespace Rem.Stdlib.Series;

/// <summary>The settings of a `timeseries sample`, bound; null for what is left out. Frozen.</summary>
/// <param name="Every">The rhythm.</param>
/// <param name="For">How long; there in a plan that is run.</param>
/// <param name="Percentiles">The percentiles of the summary.</param>
/// <param name="Group">The group that takes the numbers too.</param>
/// <param name="Fields">Which numbers become series.</param>
/// <param name="At">The place of the tag.</param>
internal sealed record SampleSettings(BoundValue? Every, BoundValue? For, BoundValue? Percentiles, BoundValue? Group, SampledFields Fields, SourceSpan At);
