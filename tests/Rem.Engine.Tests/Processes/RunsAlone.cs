namespace Rem.Engine.Tests.Processes;

/// <summary>
/// Tests beside which no other runs. A process without environment, session and parents can only be told from those of
/// other steps while there are none.
/// </summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;
