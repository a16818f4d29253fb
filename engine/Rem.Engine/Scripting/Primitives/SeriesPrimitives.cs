using Rem.Errors;
using Rem.Plans;
using Rem.Shared.TimeSeries;
using Rem.Values;

namespace Rem.Scripting.Primitives;

/// <summary>`rem.timeseries`.</summary>
internal static class SeriesPrimitives
{
    private const double Last = -3600;

    public static readonly Primitive[] All =
    [
        new(PrimitiveNames.SeriesUpdate, 4, UpdateAsync),
        new(PrimitiveNames.SeriesFetch, 2, FetchAsync),
    ];

    private static async ValueTask<object?> UpdateAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel)
    {
        var (name, time) = (call.Text(0, "series"), call.Value(1) is null ? Now(session) : Time(call, 1));
        var values = call.Value(2) as RemMap ?? throw call.Expected("values", "a map of sources to numbers", call.Value(2));
        var step = call.OptionalMap(3, "options") is { } options ? Step(call, options) : TimeSpan.FromSeconds(10);
        var readings = new Dictionary<string, Reading>(values.Count, StringComparer.Ordinal);
        foreach (var (source, value) in values)
        {
            readings.Add(source, Reading.OfValue(value) ?? throw call.Expected(source, "a number, or null for unknown", value));
        }

        var series = session.Services.Shared.TimeSeries;
        if (await series.FindAsync(name, cancel) is null)
        {
            await series.CreateAsync(name, SeriesDefinition.Of(step, [.. values.Keys]), time - step, cancel);
        }

        var answer = (await series.UpdateAsync([new SeriesSample(name, time, readings)], cancel))[0];
        return answer.IsTaken ? null : answer.Detail ?? answer.Refusal.ToString();
    }

    private static async ValueTask<object?> FetchAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel)
    {
        var name = call.Text(0, "series");
        var options = call.OptionalMap(1, "options") ?? [];
        var group = await session.Services.Shared.TimeSeries.FindAsync(name, cancel)
            ?? throw new PlanException(SeriesErrors.Missing, session.Services.Place, $"there is no series group {ValueText.Show(name)}", SeriesErrors.Missing.Fix);
        var (start, end) = (Bound(session, call, options, "from", Last), Bound(session, call, options, "to", 0));
        var query = Points(call, options) is { } points ? SeriesQuery.OfWidth(Function(call, options), start, end, points) : new SeriesQuery(Function(call, options), start, end);
        return (await group.FetchAsync(query, cancel)).ToMap();
    }

    private static DateTimeOffset Bound(ScriptSession session, PrimitiveArguments call, RemMap options, string key, double standard)
    {
        var given = options.TryGetValue(key, out var value) && value is not null ? Seconds(value) ?? throw call.Expected(key, "seconds since 1970, or from now where they are 0 or below", value) : standard;
        return given <= 0 ? Now(session).AddSeconds(given) : DateTimeOffset.UnixEpoch.AddSeconds(given);
    }

    private static int? Points(PrimitiveArguments call, RemMap options) => !options.TryGetValue("points", out var value) || value is null ? null
        : value is long and >= 1 and <= 100_000 and var points ? (int)points : throw call.Expected("points", "a whole number from 1 to 100000", value);

    private static Consolidation Function(PrimitiveArguments call, RemMap options) => !options.TryGetValue("function", out var value) || value is null ? Consolidation.Average
        : value is string word && SeriesWords.Function(word) is { } function ? function : throw call.Expected("function", "average, min, max or last", value);

    private static TimeSpan Step(PrimitiveArguments call, RemMap options) => !options.TryGetValue("step", out var value) || value is null ? TimeSpan.FromSeconds(10)
        : Duration.TryRead(value, out var step) && step >= TimeSpan.FromSeconds(1) && step.Ticks % TimeSpan.TicksPerSecond == 0 ? step : throw call.Expected("step", "a duration of whole seconds, 1s or more", value);

    private static DateTimeOffset Time(PrimitiveArguments call, int index) =>
        Seconds(call.Value(index)) is > 0 and var seconds ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) : throw call.Expected("time", "seconds since 1970", call.Value(index));

    // Up to the year 9999.
    private static double? Seconds(object? value) => value switch
    {
        long n => n,
        double d when double.IsFinite(d) => d,
        _ => (double?)null,
    } is { } seconds && Math.Abs(seconds) < 253_402_300_000 ? seconds : null;

    private static DateTimeOffset Now(ScriptSession session) => session.Services.Clock.GetUtcNow();
}
