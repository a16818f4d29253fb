using System.Globalization;
using Rem.Monitoring.States;
using Rem.Values;

namespace Rem.Monitoring.Definitions;

/// <summary>Reads when a downtime comes back: `repeat: daily`, or days of the week, with `from`, `to` or `for`, and `zone`.</summary>
internal static class RecurrenceReader
{
    private static readonly string[] Names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    private const string Days = "daily, weekdays, weekends, or days of the week such as [mon, thu]";

    /// <summary>The recurrence; null where it is wrong, which is noted.</summary>
    public static Recurrence? Read(Fields fields, TimeZoneInfo standard)
    {
        var days = DaysOf(fields);
        var (from, to, lasts) = (Clock(fields, "from"), Clock(fields, "to"), fields.Time("for", TimeSpan.FromSeconds(1)));
        if (!fields.Has("from"))
        {
            fields.Problems.Add(fields.At("repeat"), "what repeats needs 'from', a time of the day such as \"02:00\"");
        }

        if (fields.Has("to") && fields.Has("for"))
        {
            fields.Problems.Add(fields.At("for"), "it has both 'to' and 'for'; what repeats has one of them");
        }
        else if (!fields.Has("to") && !fields.Has("for"))
        {
            fields.Problems.Add(fields.At("repeat"), "what repeats needs either 'to', a time of the day, or 'for', how long it lasts");
        }
        else if (lasts >= TimeSpan.FromDays(7))
        {
            fields.Problems.Add(fields.At("for"), "it is still going on when it begins again");
        }
        else if (to == from && to is not null)
        {
            fields.Problems.Add(fields.At("to"), "it ends when it begins");
        }

        return days is null || from is not { } start || (to is null && lasts is null) ? null : new Recurrence(days, start, Zone(fields) ?? standard) { To = to, Length = lasts ?? default };
    }

    private static List<DayOfWeek>? DaysOf(Fields fields)
    {
        switch (fields.Map["repeat"])
        {
            case "daily":
                return [.. Enum.GetValues<DayOfWeek>()];
            case "weekdays":
                return [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];
            case "weekends":
                return [DayOfWeek.Saturday, DayOfWeek.Sunday];
        }

        var found = new List<DayOfWeek>();
        var items = fields.Map["repeat"] is RemList list ? list : RemList.Of(fields.Map["repeat"]);
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is not string word || Array.IndexOf(Names, word.ToLowerInvariant()) is not (>= 0 and var day))
            {
                fields.Problems.Add(fields.At("repeat", i), $"expected {Days}, got {ValueText.ShowWithKind(items[i])}", items[i] is string said ? Problems.Near(said, ["daily", "weekdays", "weekends", .. Names]) : null);
                return null;
            }

            found.Add((DayOfWeek)day);
        }

        if (found.Count == 0)
        {
            fields.Problems.Expected(fields.At("repeat"), Days, fields.Map["repeat"]);
        }

        return found;
    }

    private static TimeSpan? Clock(Fields fields, string key)
    {
        if (!fields.Has(key))
        {
            return null;
        }

        if (fields.Map[key] is string text && TimeSpan.TryParseExact(text, [@"h\:mm", @"hh\:mm", @"hh\:mm\:ss"], CultureInfo.InvariantCulture, out var time) && time < TimeSpan.FromDays(1))
        {
            return time;
        }

        fields.Problems.Expected(fields.At(key), "a time of the day in quotes, such as \"02:00\"", fields.Map[key]);
        return null;
    }

    private static TimeZoneInfo? Zone(Fields fields)
    {
        if (fields.Text("zone") is not { } name)
        {
            return null;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            return zone;
        }

        fields.Problems.Expected(fields.At("zone"), "a time zone such as Europe/Berlin", name);
        return null;
    }
}
