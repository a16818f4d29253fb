using System.Globalization;
using Rem.Errors;
using Rem.Values;

namespace Rem.Cli.Commands.Checks;

/// <summary>A check as the state `monitor.checks` has it, read for people; what another version wrote, or nobody, is left out.</summary>
internal sealed class ShownCheck(string name, RemMap status)
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(30);
    private static readonly string[] Worst = ["critical", "unknown", "no data", "warning", "unreachable", "pending", "ok"];

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>All that is known of it.</summary>
    public RemMap Facts => status;

    /// <summary>How it is.</summary>
    public string Status => Text("status") ?? "unknown";

    /// <summary>True when it is not well, and somebody knows that.</summary>
    public bool IsProblem => Status is not ("ok" or "pending");

    /// <summary>True when its status is certain.</summary>
    public bool IsCertain => status.TryGetValue("certain", out var certain) && certain is true;

    /// <summary>What it says.</summary>
    public string Says => Text("text") ?? "";

    /// <summary>The first line of a text; where there are more, that is shown.</summary>
    public static string FirstLine(string text) => text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? text[..end] + " …" : text;

    /// <summary>Since when it is so, or null.</summary>
    public DateTimeOffset? Since => Moment(status, "since");

    /// <summary>Who looks after it, or null.</summary>
    public RemMap? Acknowledged => status.TryGetValue("acknowledged", out var by) ? by as RemMap : null;

    /// <summary>The order of a list: the worst first, and of those that are equally bad the latest.</summary>
    public static int Compare(ShownCheck a, ShownCheck b)
    {
        var order = a.Rank.CompareTo(b.Rank);
        order = order != 0 || !a.IsProblem ? order : Nullable.Compare(b.Since, a.Since);
        return order != 0 ? order : string.CompareOrdinal(a.Name, b.Name);
    }

    /// <summary>A text of it, or null.</summary>
    public string? Text(string key) => status.TryGetValue(key, out var value) ? value as string : null;

    /// <summary>A moment in a map, or null.</summary>
    public static DateTimeOffset? Moment(RemMap map, string key) =>
        map.TryGetValue(key, out var value) && value is string text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    /// <summary>How long something is ago, in its two greatest units at most: `5s`, `3m`, `4h10m`, `12d`.</summary>
    public static string Ago(DateTimeOffset? since, DateTimeOffset now)
    {
        if (since is not { } from)
        {
            return "-";
        }

        var time = now > from ? now - from : TimeSpan.Zero;
        return time.TotalDays >= 2 ? string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalDays}d")
            : time.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}h{time.Minutes:00}m")
            : time.TotalMinutes >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalMinutes}m")
            : string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalSeconds}s");
    }

    /// <summary>What else there is to say of it, in a few words.</summary>
    /// <param name="now">The time.</param>
    public List<string> Notes(DateTimeOffset now)
    {
        var notes = new List<string>();
        if (!IsCertain && IsProblem)
        {
            notes.Add($"try {Number("try")} of {Number("tries")}");
        }

        if (Acknowledged is { } by)
        {
            notes.Add($"looked after by {(by.TryGetValue("by", out var owner) ? ValueText.Of(owner) : "somebody")}");
        }

        if (status.TryGetValue("silenced", out var silenced) && silenced is RemMap silence)
        {
            notes.Add($"silenced by {(silence.TryGetValue("by", out var who) ? ValueText.Of(who) : "somebody")}");
        }

        Say(notes, "muted");
        Say(notes, "inhibited");
        Note(notes, "downtime", "in a downtime");
        Note(notes, "flapping", "flapping");
        Note(notes, "error", "the check itself fails");
        if (IsProblem && Status is not ("no data" or "unreachable") && status.TryGetValue("at", out var at) && at is null)
        {
            notes.Add("as it was before the start");
        }

        if (Moment(status, "at") is { } looked && now - looked > Patience)
        {
            notes.Add($"last looked at {Ago(looked, now)} ago");
        }

        return notes;
    }

    // What is older than a few rounds is not looked at now: its plan has ended, or the check hangs.
    private TimeSpan Patience => Least + (3 * (status.TryGetValue("every", out var every) && Duration.TryRead(every, out var time) ? time : TimeSpan.Zero));

    private int Rank => Array.IndexOf(Worst, Status) is >= 0 and var rank ? rank : 1;

    private string Number(string key) => status.TryGetValue(key, out var value) ? ValueText.Of(value) : "?";

    private void Say(List<string> notes, string key)
    {
        if (Text(key) is { Length: > 0 } why)
        {
            notes.Add($"{key}: {FirstLine(why)}");
        }
    }

    private void Note(List<string> notes, string key, string words)
    {
        if (status.TryGetValue(key, out var value) && value is true)
        {
            notes.Add(words);
        }
    }
}
