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

    /// <summary>The rows of a range of time: `start`, `step`, `sources` and `rows`, in which null is unknown.</summary>
    /// <param name="series">The group's name.</param>
    /// <param name="from">Seconds since 1970, or from now where it is 0 or below; the last hour where it is left out.</param>
    /// <param name="to">The same for the end; now where it is left out.</param>
    /// <param name="function">average, min, max or last.</param>
    /// <param name="points">So many rows are wanted.</param>
    public ScriptMap Fetch(string series, object? from = null, object? to = null, string? function = null, long? points = null) =>
        new(_calls.Ask(PrimitiveNames.SeriesFetch, series, Options.Of(("from", from), ("to", to), ("function", function), ("points", points))));
}
