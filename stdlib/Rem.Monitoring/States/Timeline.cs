using System.Globalization;
using System.Text;

namespace Rem.Monitoring.States;

/// <summary>Events as lines: `00:01:30 front: ok -> critical (1 of 3): time is 2.4, above 2s`.</summary>
internal static class Timeline
{
    private static readonly (Held Held, string Word)[] Words =
    [
        (Held.Soft, "uncertain"),
        (Held.Flapping, "flapping"),
        (Held.Downtime, "downtime"),
        (Held.Acknowledged, "acknowledged"),
        (Held.Unreachable, "unreachable"),
        (Held.Silenced, "silenced"),
        (Held.Muted, "muted"),
        (Held.Inhibited, "inhibited"),
    ];

    /// <summary>An event as a line, its time counted from a start.</summary>
    public static string Line(CheckEvent told, DateTimeOffset start)
    {
        var line = new StringBuilder(Time(told.At - start));
        line.Append(CultureInfo.InvariantCulture, $" {told.Check}: {What(told)}");
        line.Append(Brackets(told.Try > 0 ? told.Held & ~Held.Soft : told.Held, told.Source));
        return told.Text.Length == 0 ? line.ToString() : line.Append(": ").Append(told.Text.ReplaceLineEndings(" ")).ToString();
    }

    /// <summary>What became of a host as a line: `00:01:30 host web1: up -> down: ping is critical`.</summary>
    public static string Line(HostEvent told, DateTimeOffset start)
    {
        return $"{Time(told.At - start)} host {told.Host}: {told.From.Word()} -> {told.To.Word()}{Brackets(told.Held, null)}" + (told.Text.Length == 0 ? "" : ": " + told.Text);
    }

    /// <summary>A time from the start: hours, minutes, seconds, and thousandths where there are some.</summary>
    public static string Time(TimeSpan time)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}:{time.Seconds:00}");
        return time.Milliseconds == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}.{time.Milliseconds:000}");
    }

    /// <summary>Why nobody need be told, as words.</summary>
    public static IEnumerable<string> WordsOf(Held held) => Words.Where(each => held.HasFlag(each.Held)).Select(static each => each.Word);

    private static string? Brackets(Held held, string? source) =>
        held == Held.No ? null : $" [{string.Join(", ", WordsOf(held))}{(source is null ? "" : $" by {source}")}]";

    private static string What(CheckEvent told) => told.Kind switch
    {
        EventKind.Status when told.From == told.To => $"{told.To.Word()} is certain",
        EventKind.Status => $"{told.From.Word()} -> {told.To.Word()}" + (told.Try > 0 ? $" ({told.Try} of {told.Tries})" : ""),
        EventKind.FlappingStarted => "flapping starts",
        EventKind.FlappingEnded => "flapping ends",
        EventKind.DowntimeStarted => "downtime starts",
        EventKind.DowntimeEnded => "downtime ends",
        EventKind.SilenceStarted => "silence starts",
        EventKind.SilenceEnded => "silence ends",
        EventKind.MuteStarted => "mute starts",
        EventKind.MuteEnded => "mute ends",
        EventKind.InhibitionStarted => "inhibition starts",
        EventKind.InhibitionEnded => "inhibition ends",
        EventKind.Acknowledged => "acknowledged",
        _ => "no longer acknowledged",
    };
}
