using System.Text.RegularExpressions;
using Rem.Values;

namespace Rem.Binding;

/// <summary>A setting of a tag that a plan defines.</summary>
/// <param name="Name">The key.</param>
/// <param name="Type">What it may be.</param>
internal sealed record TakenSetting(string Name, TakenType Type)
{
    /// <summary>One sentence.</summary>
    public string About { get; init; } = "";

    /// <summary>True when the tag cannot do without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>True when it may stand below the tag's key alone, without a map around it.</summary>
    public bool IsAlone { get; init; }

    /// <summary>What holds when it is left out; null for nothing.</summary>
    public object? Default { get; init; }

    /// <summary>What a text has to match; null for nothing.</summary>
    public Regex? Matches { get; init; }

    /// <summary>The least and the most that a number or a duration may be, in seconds; null for no bound.</summary>
    public (double? Least, double? Most) Range { get; init; }

    /// <summary>Why a value does not fit, with what may be done about it; null when it fits.</summary>
    public (string Message, string? Hint)? Wrong(object? value)
    {
        if (Type.Wrong(value) is { } wrong)
        {
            return (Said(wrong.Message), wrong.Hint);
        }

        if (Matches is not null && value is string text && !Matches.IsMatch(text))
        {
            return (Said($"must match {Matches}, got {ValueText.Show(text)}"), null);
        }

        double? number = value switch { long n => n, double d => d, _ => Duration.TryRead(value, out var time) ? time.TotalSeconds : null };
        return number < Range.Least || number > Range.Most ? (Said($"must be {Shown()}, got {ValueText.Show(value)}"), null) : null;
    }

    /// <summary>What is expected, for errors.</summary>
    public string Expected => Range is (null, null) ? Type.Expected : $"{Type.Expected}, {Shown()}";

    private string Shown() => Range switch
    {
        ({ } least, { } most) => $"from {Shown(least)} to {Shown(most)}",
        ({ } least, _) => $"at least {Shown(least)}",
        (_, { } most) => $"at most {Shown(most)}",
        _ => "",
    };

    private static string Shown(double number) => number == Math.Floor(number) && Math.Abs(number) < 1e15 ? ValueText.Of((long)number) : ValueText.Of(number);

    private string Said(string message) => $"'{Name}'{(message.StartsWith(':') ? "" : " ")}{message}";
}
