namespace Rem.Engine.Tests.Processes;

/// <summary>Tests that measure what the whole process allocates: nothing else runs beside them.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;
