using Rem.Inspection;
using Rem.Shared.TimeSeries;

namespace Rem.Running;

/// <summary>A field of a step's result that goes into a series. Frozen.</summary>
/// <param name="Path">Where its value stands in the result.</param>
/// <param name="Source">The source that it is a reading of.</param>
internal sealed record CollectedField(DotPath Path, SeriesSource Source);

/// <summary>A group that a step's result goes into. Frozen.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Definition">What it is made as where it is not there.</param>
/// <param name="Fields">Its fields, in the order of the definition's sources.</param>
internal sealed record CollectedGroup(BoundText Name, SeriesDefinition Definition, IReadOnlyList<CollectedField> Fields);
