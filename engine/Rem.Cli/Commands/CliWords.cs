namespace Rem.Cli.Commands;

/// <summary>A parsed command line: options by name and the words behind them.</summary>
internal sealed class CliWords(IReadOnlyList<string> words, IReadOnlyDictionary<string, string[]> options)
{
    /// <summary>The words that are no options.</summary>
    public IReadOnlyList<string> Words { get; } = words;

    /// <summary>The same options behind another word.</summary>
    public CliWords With(string word) => new([word], options);

    /// <summary>True when an option was given.</summary>
    public bool Has(string name) => options.ContainsKey(name);

    /// <summary>The value of an option, the last one when it was given several times; null without it.</summary>
    public string? Value(string name) => options.TryGetValue(name, out var values) && values.Length > 0 ? values[^1] : null;

    /// <summary>All values of an option.</summary>
    public IReadOnlyList<string> Values(string name) => options.TryGetValue(name, out var values) ? values : [];
}
