namespace Rem.Cli.Commands;

/// <summary>A command: one row of the table from which help, parsing, completion and documentation come.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arguments">What stands behind its options, as its usage shows it: `PLAN...`.</param>
/// <param name="About">One sentence.</param>
/// <param name="Examples">Command lines, and what each does.</param>
/// <param name="Options">Its options, without `--help`.</param>
/// <param name="Run">Carries it out and gives the exit code.</param>
internal sealed record CliCommand(
    string Name,
    string Arguments,
    string About,
    (string Line, string Does)[] Examples,
    CliOption[] Options,
    Func<CliWords, int> Run)
{
    /// <summary>Fewest words that it takes.</summary>
    public int Least { get; init; }

    /// <summary>Most words that it takes.</summary>
    public int Most { get; init; } = int.MaxValue;

    /// <summary>What its words can be, for completion; null for files.</summary>
    public Func<IEnumerable<string>>? Choices { get; init; }
}
