namespace Rem.Web.Tests.Kit;

/// <summary>Tests that hold a figure against the clock: they run behind all others, one at a time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
