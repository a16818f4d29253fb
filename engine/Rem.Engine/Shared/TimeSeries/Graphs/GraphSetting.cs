namespace Rem.Shared.TimeSeries.Graphs;

/// <summary>One of the settings by which plans and scripts ask for a graph.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">What it is, in a sentence.</param>
/// <param name="Expected">What its value must be, as a part of a sentence.</param>
/// <param name="Fits">Whether a value that is not null is so.</param>
public sealed record GraphSetting(string Name, string Summary, string Expected, Func<object, bool> Fits);
