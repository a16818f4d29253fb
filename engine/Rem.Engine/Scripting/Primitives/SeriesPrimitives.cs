using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Shared.TimeSeries;
using Rem.Shared.TimeSeries.Graphs;
using Rem.Shared.TimeSeries.Queries;
using Rem.Values;

namespace Rem.Scripting.Primitives;

/// <summary>`rem.timeseries`.</summary>
internal static class SeriesPrimitives
{
    public static readonly Primitive[] All =
    [
        new(PrimitiveNames.SeriesUpdate, 4, UpdateAsync),
        new(PrimitiveNames.SeriesFetch, 2, FetchAsync),
        new(PrimitiveNames.SeriesGraph, 2, GraphAsync),
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

        var answer = await session.Services.Shared.TimeSeries.TakeAsync(new SeriesSample(name, time, readings), step, cancel);
        return answer.IsTaken ? null : answer.Detail ?? answer.Refusal.ToString();
    }

    private static async ValueTask<object?> FetchAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel)
    {
        var options = call.Options(1, SeriesRequest.Options);
        if (call.Value(0) is not (string or RemMap))
        {
            throw call.Expected("series", "a group's name, or a map of names to series", call.Value(0));
        }

        try
        {
            return await SeriesAnswer.OfAsync(session.Services.Shared.TimeSeries, SeriesRequest.Read(call.Value(0), options, Now(session)), cancel);
        }
        catch (PlanException error)
        {
            error.Locate(session.Services.Place);
            throw;
        }
    }

    private static async ValueTask<object?> GraphAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel)
    {
        var options = call.OptionalMap(1, "options") ?? [];
        if (options.ContainsKey("series"))
        {
            throw call.Wrong("the series stand before the options, and not among them");
        }

        var settings = new RemMap(options.Count + 1) { ["series"] = call.Value(0) };
        for (var i = 0; i < options.Count; i++)
        {
            settings.Set(options.KeyAt(i), options.ValueAt(i));
        }

        try
        {
            var shared = session.Services.Shared;
            return await shared.SeriesGraphs.SvgAsync(shared.TimeSeries, GraphSettings.Read(settings, Now(session)), cancel);
        }
        catch (PlanException error) when (error.Finding.Code == SeriesErrors.Missing && session.Services.IsDryRun)
        {
            session.Services.Log.Write(new LogLine(Now(session), LogLevel.Info, "dry run: would draw time series that are not there yet", null, session.Services.Place));
            return GraphSettings.Nothing;
        }
        catch (PlanException error)
        {
            error.Locate(session.Services.Place);
            throw;
        }
    }

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
