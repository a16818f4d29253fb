using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Writes a number of seconds as a duration (`1h30m`), and reads a duration as seconds.</summary>
public sealed class DurationFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("duration")
    {
        Summary = "Writes a number of seconds as a duration (`1h30m`), and reads a duration as seconds.",
        Input = "number or text",
        Returns = "text or number",
        Errors = [FilterErrors.Input, FilterErrors.Unreadable],
        Examples =
        [
            new("5400 | duration", @"""1h30m"""),
            new("90061.5 | duration", @"""1d1h1m1s500ms"""),
            new("0 | duration", @"""0s"""),
            new("'1h30m' | duration", "5400"),
            new("'500ms' | duration", "0.5"),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        if (value is not (string or long or double))
        {
            throw FilterInput.Wrong(value, Spec, "a number of seconds or a duration");
        }

        if (!Duration.TryRead(value, out var duration))
        {
            throw FilterInput.Unreadable(Spec, $"expected a duration such as 1h30m, or seconds up to 10,000 days, got {ValueText.ShowWithKind(value)}");
        }

        return value is string ? Seconds(duration) : Text(duration);
    }

    private static object Seconds(TimeSpan duration) =>
        duration.Ticks % TimeSpan.TicksPerSecond == 0 ? Boxed.Of(duration.Ticks / TimeSpan.TicksPerSecond) : duration.TotalSeconds;

    // Down to milliseconds: a duration that is read back has no finer unit.
    private static string Text(TimeSpan duration)
    {
        var text = Part(duration.Days, "d") + Part(duration.Hours, "h") + Part(duration.Minutes, "m") + Part(duration.Seconds, "s") + Part(duration.Milliseconds, "ms");
        return text.Length == 0 ? "0s" : text;
    }

    private static string Part(long count, string unit) => count == 0 ? "" : ValueText.Of(count) + unit;
}
