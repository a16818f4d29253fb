using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Shared.TimeSeries.Queries;

/// <summary>
/// What plans and scripts ask of time series: a group, or named series of several and what is computed of them, over a
/// range of time. The readers throw <see cref="SeriesErrors.Query"/> for a value that does not fit.
/// </summary>
public sealed class SeriesRequest
{
    /// <summary>The names of all options beside the series themselves.</summary>
    public static readonly string[] Options = ["sources", "start", "end", "width", "resolution", "function", "summary"];

    private const double UsualSeconds = -3600;
    private const int MostWidth = 100_000;
    private static readonly double[] _usualPercentiles = [50, 95, 99];

    private SeriesRequest()
    {
    }

    internal string? Group { get; private init; }

    internal IReadOnlyList<(string Name, SeriesTerm Term)> Series { get; private init; } = [];

    internal IReadOnlyList<string>? Sources { get; private init; }

    internal SeriesQuery Query { get; private init; } = null!;

    internal IReadOnlyList<double>? Percentiles { get; private init; }

    /// <summary>Reads a request.</summary>
    /// <param name="series">The group's name, or a map of names to series.</param>
    /// <param name="options">The options; others than those that there are have been refused before.</param>
    /// <param name="now">What `now` is.</param>
    public static SeriesRequest Read(object? series, RemMap options, DateTimeOffset now)
    {
        var (start, end) = (Time(Find("start") ?? UsualSeconds, "start", now), Time(Find("end") ?? 0L, "end", now));
        var (width, resolution) = (Width(Find("width")), Resolution(Find("resolution")));
        if (width is not null && resolution is not null)
        {
            throw TwoFine();
        }

        if (start >= end)
        {
            throw SeriesTermReader.Wrong($"'start' must be before 'end', got {start.UtcDateTime:u} and {end.UtcDateTime:u}");
        }

        var function = Find("function") is { } word ? SeriesTermReader.Function(word) : Consolidation.Average;
        var sources = SourceNames(Find("sources"));
        return series is not string && sources is not null
            ? throw SourcesOfSeveral()
            : new SeriesRequest
            {
                Group = series as string,
                Series = series is string ? [] : SeriesTermReader.Read(series),
                Sources = sources,
                Query = width is { } points ? SeriesQuery.OfWidth(function, start, end, points) : new SeriesQuery(function, start, end, resolution),
                Percentiles = Summary(Find("summary")),
            };

        object? Find(string name) => options.TryGetValue(name, out var value) ? value : null;
    }

    /// <summary>
    /// Looks at options that are fixed beside each other, before anything runs. Throws what <see cref="Read"/> would whatever
    /// the time is.
    /// </summary>
    /// <param name="isGroup">Whether one group is read.</param>
    /// <param name="known">The options that are fixed.</param>
    /// <param name="isOpen">Whether an option is there that is not fixed.</param>
    public static void CheckTogether(bool isGroup, RemMap known, Func<string, bool> isOpen)
    {
        if (!isGroup && Find("sources") is not null)
        {
            throw SourcesOfSeveral();
        }

        if (Find("width") is not null && Find("resolution") is not null)
        {
            throw TwoFine();
        }

        var (start, end) = (Find("start") ?? UsualSeconds, Find("end") ?? 0L);
        if (!isOpen("start") && !isOpen("end") && SeriesTime.IsNever(start, end))
        {
            throw SeriesTermReader.Wrong($"'start' must be before 'end', got {(Find("start") is null ? "an hour ago" : ValueText.Show(start))} and {(Find("end") is null ? "now" : ValueText.Show(end))}");
        }

        object? Find(string name) => known.TryGetValue(name, out var value) ? value : null;
    }

    /// <summary>Looks at one option that is fixed, before anything runs. Throws what <see cref="Read"/> would.</summary>
    public static void Check(string option, object? value)
    {
        switch (option)
        {
            case "group" when value is string name:
                SeriesNames.Check(name);
                break;
            case "series":
                SeriesTermReader.Read(value);
                break;
            case "sources":
                SourceNames(value);
                break;
            case "start" or "end":
                Time(value, option, DateTimeOffset.UnixEpoch.AddYears(50));
                break;
            case "width":
                Width(value);
                break;
            case "resolution":
                Resolution(value);
                break;
            case "function":
                SeriesTermReader.Function(value);
                break;
            case "summary":
                Summary(value);
                break;
        }
    }

    private static PlanException TwoFine() => SeriesTermReader.Wrong("'width' and 'resolution' both say how fine the rows are, got both", "keep one of them");

    private static PlanException SourcesOfSeveral() => SeriesTermReader.Wrong("'sources' are those of one group, and 'series' has names of its own", "write {group: NAME, source: NAME} for each");

    private static DateTimeOffset Time(object? value, string name, DateTimeOffset now) =>
        SeriesTime.TryRead(value, now, out var time) ? time : throw SeriesTermReader.Wrong($"'{name}' must be {SeriesTime.Form}, got {ValueText.ShowWithKind(value)}", SeriesTime.Near(value));

    private static int? Width(object? value) => value switch
    {
        null => null,
        long and >= 1 and <= MostWidth and var width => (int)width,
        double width when width == Math.Floor(width) && width is >= 1 and <= MostWidth => (int)width, // a language without integers
        _ => throw SeriesTermReader.Wrong($"'width' must be an integer from 1 to {MostWidth}, got {ValueText.ShowWithKind(value)}"),
    };

    private static TimeSpan? Resolution(object? value) => value is null ? null
        : Duration.TryRead(value, out var time) && time >= TimeSpan.FromSeconds(1) ? time : throw SeriesTermReader.Wrong($"'resolution' must be a duration of 1s or more, got {ValueText.ShowWithKind(value)}");

    private static List<string>? SourceNames(object? value)
    {
        if (value is null)
        {
            return null;
        }

        var names = new List<string>();
        foreach (var item in value as RemList ?? (value is string ? RemList.Of(value) : []))
        {
            names.Add(item is string name ? SeriesTermReader.Source(name) : throw SeriesTermReader.Wrong($"'sources' must be a text or a list of texts, got {ValueText.ShowWithKind(value)}"));
        }

        return names.Count > 0 ? names : throw SeriesTermReader.Wrong($"'sources' must be a text or a list of texts, got {ValueText.ShowWithKind(value)}");
    }

    private static double[]? Summary(object? value) => value switch
    {
        null or false => null,
        true => _usualPercentiles,
        RemList list => Percents(list),
        _ => throw SeriesTermReader.Wrong($"'summary' must be true, or a list of percentiles, got {ValueText.ShowWithKind(value)}"),
    };

    /// <summary>Percentiles of a list of numbers from 0 to 100.</summary>
    public static double[] Percents(RemList list)
    {
        var percents = new double[list.Count];
        for (var i = 0; i < percents.Length; i++)
        {
            percents[i] = list[i] switch
            {
                long and >= 0 and <= 100 and var whole => whole,
                double and >= 0 and <= 100 and var number => number,
                _ => throw SeriesTermReader.Wrong($"a percentile must be a number from 0 to 100, got {ValueText.ShowWithKind(list[i])}"),
            };
        }

        return percents;
    }
}
