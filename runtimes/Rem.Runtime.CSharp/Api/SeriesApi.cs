using Rem.Scripting;

namespace Rem.Runtime.CSharp.Api;

/// <summary>Time series.</summary>
public sealed class SeriesApi
{
    private readonly HostCalls _calls;

    internal SeriesApi(HostCalls calls) => _calls = calls;

    /// <summary>
    /// Stores readings of a group, which is made where it is not there. Gives null, or why they were not taken.
    /// </summary>
    /// <param name="series">The group's name.</param>
    /// <param name="time">When they were read, in seconds since 1970; null for now.</param>
    /// <param name="values">An object or a dictionary of sources to numbers; null for unknown.</param>
    /// <param name="step">For a group that is made: the time that a value stands for.</param>
    public string? Update(string series, object? time, object values, object? step = null) =>
        (string?)(step is null ? _calls.Ask(PrimitiveNames.SeriesUpdate, series, time, values) : _calls.Ask(PrimitiveNames.SeriesUpdate, series, time, values, Options.Of(("step", step))));

    /// <summary>The rows of a range of time: `start`, `step`, `sources` and `rows`, in which null is unknown; `summary` where that is asked for.</summary>
    /// <param name="series">The group's name, or an object or dictionary of names to series: `new { all = new { sum = new[] { "a", "b" } } }`.</param>
    /// <param name="start">`now-1h`, a time, seconds since 1970, or from now where it is 0 or below; the last hour where it is left out.</param>
    /// <param name="end">The same for the end; now where it is left out.</param>
    /// <param name="function">average, min, max or last.</param>
    /// <param name="width">So many rows are wanted.</param>
    /// <param name="resolution">The time that a row should stand for.</param>
    /// <param name="sources">The sources of the group, all where it is left out: a text or several.</param>
    /// <param name="summary">True, or percentiles: `new[] { 50, 95 }`.</param>
    public ScriptMap Fetch(
        object series, object? start = null, object? end = null, string? function = null, long? width = null, object? resolution = null, object? sources = null, object? summary = null) =>
        new(_calls.Ask(PrimitiveNames.SeriesFetch, series, Options.Of(
            ("function", function), ("start", start), ("end", end), ("width", width), ("resolution", resolution), ("sources", sources), ("summary", summary))));

    /// <summary>A graph as SVG.</summary>
    /// <param name="series">A group's name, or a list of names and of objects with `group`, `source`, `label`, `style` and `function`.</param>
    /// <param name="options">An object or a dictionary of the other settings of the action `timeseries graph`: `start`, `end`, `title`, `unit`, `width`, …</param>
    public string Graph(object series, object? options = null) =>
        (string)(options is null ? _calls.Ask(PrimitiveNames.SeriesGraph, series) : _calls.Ask(PrimitiveNames.SeriesGraph, series, options))!;
}
