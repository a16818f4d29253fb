namespace Rem.Cli.Commands.Resources;

/// <summary>What a command about shared resources does with them: one line of its table.</summary>
/// <param name="Name">The word behind the command: `peek`.</param>
/// <param name="Arguments">What stands behind that, as its usage shows it.</param>
/// <param name="Least">Fewest words there.</param>
/// <param name="Most">Most words there.</param>
/// <param name="Run">Carries it out and gives the exit code.</param>
internal sealed record ResourceVerb(string Name, string Arguments, int Least, int Most, Func<ResourceCall, Task<int>> Run)
{
    /// <summary>The options that it takes beside those that all have.</summary>
    public string[] Options { get; init; } = [];

    /// <summary>True when it writes: a data folder that is not there yet is then made.</summary>
    public bool Changes { get; init; }

    /// <summary>True when it puts into queues: what `queues:` of rem.yaml says then holds without a node too.</summary>
    public bool Fills { get; init; }

    /// <summary>True when somebody may take its words for the place of a secret: words too many are then not shown again.</summary>
    public bool IsSecretive { get; init; }

    /// <summary>True when only a running node can answer it.</summary>
    public bool NeedsNode { get; init; }
}
