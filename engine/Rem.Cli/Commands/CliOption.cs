namespace Rem.Cli.Commands;

/// <summary>An option of a command: one row of its table, from which it is parsed, completed and explained.</summary>
/// <param name="Name">The name with its dashes.</param>
/// <param name="Value">What its value is called in the help, or null for one that takes none.</param>
/// <param name="About">One sentence.</param>
/// <param name="Short">A second name with one dash, or null.</param>
internal sealed record CliOption(string Name, string? Value, string About, string? Short = null);
