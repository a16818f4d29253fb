using System.Globalization;
using Rem.Errors;
using Rem.Running;
using Rem.Values;

namespace Rem.Node.Logs;

/// <summary>A line of the node's log: what happened, when, and in which plan, run and step. Frozen; secrets are hidden.</summary>
/// <param name="At">When, by the node's clock.</param>
/// <param name="Level">How much it weighs.</param>
/// <param name="Text">What it says; one line or several.</param>
public sealed record LogRecord(DateTimeOffset At, LogLevel Level, string Text)
{
    /// <summary>Structured fields, or null.</summary>
    public RemMap? Fields { get; init; }

    /// <summary>The plan's name in the node; null for the node itself.</summary>
    public string? Plan { get; init; }

    /// <summary>The run of the plan, from 1; 0 for none.</summary>
    public long Run { get; init; }

    /// <summary>The place in the plan that wrote it, `watch.yaml:12`, or null.</summary>
    public string? Step { get; init; }

    /// <summary>The time as it is written everywhere: UTC with milliseconds.</summary>
    public string Time => At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    /// <summary>The level as it is written everywhere.</summary>
    public string LevelName => LevelNames.Of(Level);

    /// <summary>As data: time, level, message, and what there is of plan, run, step and fields.</summary>
    public RemMap ToMap()
    {
        var map = new RemMap(7);
        map.Set("time", Time);
        map.Set("level", LevelName);
        map.Set("message", Text);
        if (Plan is not null)
        {
            map.Set("plan", Plan);
        }

        if (Run > 0)
        {
            map.Set("run", Run);
        }

        if (Step is not null)
        {
            map.Set("step", Step);
        }

        if (Fields is { Count: > 0 })
        {
            map.Set("fields", Fields);
        }

        return map;
    }

    /// <summary>As one line of JSON without its end, in which nothing is left that a terminal would obey.</summary>
    public string ToJson() => ShownText.Json(ValueText.Json(ToMap()));

    /// <summary>As one line for a person.</summary>
    public string ToLine() => LogLines.Show(ToMap());
}
