using System.Globalization;
using Rem.Cli.Commands.Resources;
using Rem.Errors;
using Rem.Plans;
using Rem.Shared.TimeSeries;
using Rem.Values;

namespace Rem.Cli.Commands.Series;

/// <summary>`rem ts info`: what a group is made of, and what came last.</summary>
internal static class SeriesFacts
{
    /// <summary>Shows it.</summary>
    public static async Task<int> ShowAsync(ResourceCall call)
    {
        var info = await (await SeriesCommand.FindAsync(call)).InfoAsync(call.Cancel);
        return Output.Answer(call.AsJson, () => Facts(info), () => Text(info, call.Access.IsRunning));
    }

    /// <summary>A group as it is. Throws <see cref="SeriesErrors.Missing"/> when it went since it was listed.</summary>
    public static async Task<SeriesInfo> OfAsync(ITimeSeries series, string name, CancellationToken cancel) =>
        await series.FindAsync(name, cancel) is { } group
            ? await group.InfoAsync(cancel)
            : throw new PlanException(SeriesErrors.Missing, SourceSpan.None, $"the series group '{name}' was removed meanwhile", SeriesErrors.Missing.Fix);

    private static RemMap Facts(SeriesInfo info)
    {
        var (sources, archives, refused) = (new RemList(), new RemList(), new RemMap(0));
        for (var i = 0; i < info.Definition.Sources.Count; i++)
        {
            sources.Add(Facts(info.Definition.Sources[i], info.LastReadings[i]));
        }

        foreach (var archive in info.Definition.Archives)
        {
            archives.Add(Facts(archive, info.Definition.StepSeconds));
        }

        foreach (var (reason, count) in info.Refused)
        {
            refused.Set(Word(reason), count);
        }

        return NodeCall.Argument(
            ("group", info.Name), ("step", info.Definition.StepSeconds), ("last", ResourceCall.Fact(info.LastUpdate)), ("bytes", info.Definition.ValueBytes),
            ("taken", info.Taken), ("refused", refused), ("sources", sources), ("archives", archives));
    }

    private static RemMap Facts(SeriesSource source, Reading last) => NodeCall.Argument(
        ("source", source.Name), ("type", SeriesWords.Of(source.Type)), ("heartbeat", (long)source.Heartbeat.TotalSeconds), ("min", source.Min), ("max", source.Max), ("last", Value(last)));

    private static RemMap Facts(SeriesArchive archive, long step) => NodeCall.Argument(
        ("function", SeriesWords.Of(archive.Function)), ("xff", archive.Xff), ("steps", (long)archive.Steps), ("rows", (long)archive.Rows), ("resolution", archive.Steps * step), ("span", archive.Rows * archive.Steps * step));

    // A counter above 2^63 is no integer of the plan language.
    private static object? Value(Reading reading) => reading.Kind switch
    {
        ReadingKind.Unknown => null,
        ReadingKind.Real => reading.Real,
        _ => reading.Whole <= long.MaxValue ? (long)reading.Whole : reading.ToString(),
    };

    private static string Text(SeriesInfo info, bool isRunning)
    {
        var (sources, archives) = (new List<string[]>(), new List<string[]>());
        for (var i = 0; i < info.Definition.Sources.Count; i++)
        {
            var source = info.Definition.Sources[i];
            sources.Add([source.Name, SeriesWords.Of(source.Type), Duration.Show(source.Heartbeat), Limit(source.Min), Limit(source.Max), info.LastReadings[i].ToString()]);
        }

        foreach (var archive in info.Definition.Archives)
        {
            var row = archive.Steps * info.Definition.Step;
            archives.Add([SeriesWords.Of(archive.Function), Duration.Show(row), archive.Rows.ToString(CultureInfo.InvariantCulture), Duration.Show(archive.Rows * row), archive.Xff.ToString("R", CultureInfo.InvariantCulture)]);
        }

        return ShownText.Line($"{info.Name}: a step of {Duration.Show(info.Definition.Step)}, last sample {ResourceCall.Moment(info.LastUpdate)}{(isRunning ? ", " + Counts(info) : "")}") + "\n\n"
            + ColumnText.Of("SOURCE TYPE HEARTBEAT MIN MAX LAST", sources) + "\n"
            + ColumnText.Of("FUNCTION ROW ROWS SPAN XFF", archives);
    }

    private static string Counts(SeriesInfo info) =>
        string.Create(CultureInfo.InvariantCulture, $"{info.Taken} samples taken since the node began")
        + string.Concat(info.Refused.Select(static refused => string.Create(CultureInfo.InvariantCulture, $", {refused.Value} refused ({Word(refused.Key)})")));

    private static string Word(SampleRefusal reason) => reason.ToString().ToLowerInvariant();

    private static string Limit(double? limit) => limit?.ToString("R", CultureInfo.InvariantCulture) ?? "-";
}
