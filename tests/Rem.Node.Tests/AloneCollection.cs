namespace Rem.Node.Tests;

/// <summary>Tests that count what the whole process holds, such as its handles: they run behind all others, one at a time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
