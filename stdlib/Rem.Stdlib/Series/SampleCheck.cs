using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Shared.TimeSeries;
using Rem.Shared.TimeSeries.Queries;
using Rem.Values;

namespace Rem.Stdlib.Series;

/// <summary>
/// What the settings of `timeseries sample` have to be. Fixed ones are looked at when the plan is loaded and the others when
/// the step runs, by the same rules.
/// </summary>
internal static class SampleCheck
{
    private const long MostRounds = 100_000;
    private static readonly TimeSpan _shortest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan _usualRhythm = TimeSpan.FromSeconds(1);
    private static readonly double[] _usualPercentiles = [50, 95, 99];

    /// <summary>Reports what is wrong of the settings that are fixed.</summary>
    public static void Fixed(TagSite site, SampleSettings settings)
    {
        TimeSpan? every = settings.Every is null ? _usualRhythm : null, time = null;
        Try(site, settings.Every, value => every = Every(value, settings));
        Try(site, settings.For, value => time = For(value, settings));
        Try(site, settings.Percentiles, value => Percentiles(value, settings));
        Try(site, settings.Group, value => Group(value, every ?? _usualRhythm, settings));
        if (every is { } rhythm && time is { } length)
        {
            Try(site, settings.For, _ => Rounds(rhythm, length, settings));
        }
    }

    /// <summary>The rhythm.</summary>
    public static TimeSpan Every(object? value, SampleSettings settings) => settings.Every is not { } given ? _usualRhythm
        : Duration.TryRead(value, out var time) && time >= _shortest ? time : throw Wrong(given, "every", $"a duration of {Duration.Show(_shortest)} or more", value);

    /// <summary>How long it goes on.</summary>
    public static TimeSpan For(object? value, SampleSettings settings) => Duration.TryRead(value, out var time) && time > TimeSpan.Zero
        ? time
        : throw Wrong(settings.For!, "for", "a duration above 0", value);

    /// <summary>How many rounds that makes, 1 or more.</summary>
    public static long Rounds(TimeSpan every, TimeSpan time, SampleSettings settings)
    {
        var rounds = Math.Max(1, time.Ticks / every.Ticks);
        return rounds <= MostRounds
            ? rounds
            : throw new PlanException(RunErrors.BadSetting, settings.For!.At, $"'for' has {rounds} times 'every', more than {MostRounds}", "let it go on for less time, or at a slower rhythm");
    }

    /// <summary>The percentiles of the summary.</summary>
    public static double[] Percentiles(object? value, SampleSettings settings) => settings.Percentiles is not { } given ? _usualPercentiles
        : value is RemList list ? SeriesRequest.Percents(list) : throw Wrong(given, "percentiles", "a list of numbers from 0 to 100", value);

    /// <summary>The name of the group that takes the numbers too; null for none.</summary>
    public static string? Group(object? value, TimeSpan every, SampleSettings settings)
    {
        if (settings.Group is not { } given)
        {
            return null;
        }

        var name = SeriesNames.Check(value as string ?? throw Wrong(given, "group", "text", value));
        return every.Ticks % TimeSpan.TicksPerSecond == 0
            ? name
            : throw new PlanException(RunErrors.BadSetting, given.At, $"a group takes a rhythm of whole seconds, got {Duration.Show(every)}", "let 'every' be whole seconds, or leave the group out");
    }

    private static void Try(TagSite site, BoundValue? given, Action<object?> read)
    {
        if (given is not ConstantValue constant)
        {
            return;
        }

        try
        {
            read(constant.Value);
        }
        catch (PlanException error)
        {
            // What a setting must be is a fault of the plan here, and of the run there.
            var code = error.Finding.Code == RunErrors.BadSetting ? BindErrors.Setting : error.Finding.Code;
            site.Error(code, constant.At, error.Finding.Message, error.Finding.Hint);
        }
    }

    private static PlanException Wrong(BoundValue place, string name, string expected, object? got) =>
        new(RunErrors.BadSetting, place.At, $"'{name}' must be {expected}, got {ValueText.ShowWithKind(got)}");
}
