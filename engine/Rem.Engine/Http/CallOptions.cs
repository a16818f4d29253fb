using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Http;

/// <summary>The options of a request as a map: names are known, values of their kind; null counts as left out.</summary>
internal sealed class CallOptions
{
    private static readonly TimeSpan MostTime = TimeSpan.FromDays(40);

    private readonly RemMap _options;
    private readonly ErrorCode _code;
    private readonly string _what;

    /// <summary>Checks the names; throws <paramref name="code"/>. <paramref name="what"/> is what has them, with its article (`an HTTP request`).</summary>
    public CallOptions(RemMap options, string[] known, ErrorCode code, string what)
    {
        _options = options;
        _code = code;
        _what = what;
        for (var i = 0; i < options.Count; i++)
        {
            var name = options.KeyAt(i);
            if (Array.IndexOf(known, name) < 0)
            {
                var near = Suggestion.Nearest(name, known);
                throw Wrong($"{what} has no option '{name}'; it has {string.Join(", ", known)}", near is null ? null : $"did you mean '{near}'?");
            }
        }
    }

    /// <summary>True when an option is there and not null.</summary>
    public bool Has(string name) => Value(name) is not null;

    /// <summary>An option, or null.</summary>
    public object? Value(string name) => _options.TryGetValue(name, out var value) ? value : null;

    /// <summary>A text that must be there.</summary>
    public string NeedText(string name) => Text(name) ?? throw Wrong($"{_what} needs '{name}'");

    /// <summary>A text, or null.</summary>
    public string? Text(string name) => Value(name) switch { null => null, string text => text, var value => throw Expected(name, "text", value) };

    /// <summary>A map, or null.</summary>
    public RemMap? Map(string name) => Value(name) switch { null => null, RemMap map => map, var value => throw Expected(name, "a map", value) };

    /// <summary>A duration, or null.</summary>
    public TimeSpan? Time(string name) => !Has(name) ? null
        : Duration.TryRead(Value(name), out var time) && time > TimeSpan.Zero && time < MostTime ? time
        : throw Expected(name, "a duration above 0 and below 40 days", Value(name));

    /// <summary>The error for an option that does not fit.</summary>
    public PlanException Expected(string name, string expected, object? got) => Wrong($"'{name}' of {_what} must be {expected}, got {ValueText.ShowWithKind(got)}");

    /// <summary>An error of the options.</summary>
    public PlanException Wrong(string message, string? hint = null) => new(_code, SourceSpan.None, message, hint);
}
