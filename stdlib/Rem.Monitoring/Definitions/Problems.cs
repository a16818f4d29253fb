using Rem.Errors;
using Rem.Values;

namespace Rem.Monitoring.Definitions;

/// <summary>What is wrong with definitions, each with the keys that lead to it. For one reader.</summary>
internal sealed class Problems
{
    private readonly List<Problem> _found = [];

    /// <summary>What was found, in its order.</summary>
    public IReadOnlyList<Problem> Found => _found;

    /// <summary>Adds one.</summary>
    public void Add(IEnumerable<string> path, string message, string? hint = null) => _found.Add(new Problem([.. path], message, hint));

    /// <summary>Adds that a key itself is wrong.</summary>
    public void AddKey(string[] path, string message, string? hint) => _found.Add(new Problem(path, message, hint) { IsKey = true });

    /// <summary>Adds that what stands at one place contradicts what stands at another.</summary>
    public void Contradicts(string[] path, string[] against, string message, string? hint = null) => _found.Add(new Problem(path, message, hint) { Against = against });

    /// <summary>Adds that a value is not what was expected.</summary>
    public void Expected(IEnumerable<string> path, string expected, object? got) => Add(path, $"expected {expected}, got {ValueText.ShowWithKind(got)}");

    /// <summary>Adds that a value is none of some words.</summary>
    public void OneOf(IEnumerable<string> path, IReadOnlyList<string> words, object? got) =>
        Add(path, $"expected one of {string.Join(", ", words)}, got {ValueText.ShowWithKind(got)}", got is string word ? Near(word, words) : null);

    /// <summary>Asks for the word that is nearest to one that is not there; null for none.</summary>
    public static string? Near(string word, IEnumerable<string> words) => Suggestion.Nearest(word, words) is { } near ? $"did you mean '{near}'?" : null;

    /// <summary>Adds each key of a map that none of its settings has.</summary>
    public void Unknown(string[] path, RemMap map, string what, params string[] settings)
    {
        foreach (var key in map.Keys)
        {
            if (!settings.Contains(key))
            {
                _found.Add(new Problem([.. path, key], $"{what} has no setting {ValueText.Show(key)}; it has {string.Join(", ", settings)}", Near(key, settings)) { IsKey = true });
            }
        }
    }
}

/// <summary>Something that is wrong.</summary>
/// <param name="Path">The keys that lead to it.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">What may be meant.</param>
internal sealed record Problem(string[] Path, string Message, string? Hint)
{
    /// <summary>What is wrong, behind the keys that lead to it.</summary>
    public string Said => Path.Length == 0 ? Message : $"{string.Join('.', Path)}: {Message}";

    /// <summary>True when the last key itself is wrong, and not what stands under it.</summary>
    public bool IsKey { get; init; }

    /// <summary>The keys that lead to what it contradicts; null where it is wrong by itself.</summary>
    public string[]? Against { get; init; }
}
