namespace Rem.Runtimes.Tests;

/// <summary>Tests that look at the memory of the process or at the clock run while no others do.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
