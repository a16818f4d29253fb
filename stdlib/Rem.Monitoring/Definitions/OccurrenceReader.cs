using Rem.Monitoring.States;

namespace Rem.Monitoring.Definitions;

/// <summary>Reads when something is: once, with `from` and `until`, or again and again, with `repeat`. What is wrong is noted.</summary>
internal static class OccurrenceReader
{
    /// <summary>The settings that it reads.</summary>
    public static readonly string[] Settings = ["repeat", "from", "to", "for", "zone", "until"];

    /// <summary>When it is; null where it is wrong.</summary>
    public static Occurrence? Read(Fields fields, TimeZoneInfo zone)
    {
        if (fields.Has("repeat"))
        {
            if (fields.Has("until"))
            {
                fields.Problems.Add(fields.At("until"), "what repeats has no 'until'; it ends with 'to' or 'for' each time");
            }

            return RecurrenceReader.Read(fields, zone) is { } recurrence ? new Occurrence(recurrence) : null;
        }

        foreach (var key in new[] { "to", "for", "zone" })
        {
            if (fields.Has(key))
            {
                fields.Problems.Add(fields.At(key), $"'{key}' goes with 'repeat'; what is once has 'from' and 'until'");
            }
        }

        var (from, until) = (fields.Moment("from"), fields.Moment("until"));
        if (!fields.Has("until"))
        {
            fields.Problems.Add(fields.Path, "it needs 'repeat', or 'until' for once");
        }
        else if (until <= from)
        {
            fields.Problems.Add(fields.At("until"), "it ends before 'from', or at it");
        }

        return until is { } end ? new Occurrence(from ?? DateTimeOffset.UnixEpoch, end) : null;
    }
}
