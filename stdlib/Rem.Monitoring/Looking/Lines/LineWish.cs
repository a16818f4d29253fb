using System.Text.RegularExpressions;

namespace Rem.Monitoring.Looking.Lines;

/// <summary>What somebody looks for in a log.</summary>
/// <param name="Path">The log.</param>
/// <param name="Name">Who looks.</param>
internal sealed record LineWish(string Path, string Name)
{
    /// <summary>Lines that count; null for all.</summary>
    public Regex? Match { get; init; }

    /// <summary>Lines that do not; null for none.</summary>
    public Regex? Except { get; init; }

    /// <summary>True to read what is there at the first look.</summary>
    public bool FromStart { get; init; }

    /// <summary>Bytes that one look reads at most.</summary>
    public int Most { get; init; }
}
