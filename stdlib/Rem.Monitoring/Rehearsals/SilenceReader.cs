using Rem.Monitoring.Definitions;
using Rem.Monitoring.States;
using Rem.Values;

namespace Rem.Monitoring.Rehearsals;

/// <summary>Reads silences among the events of a rehearsal.</summary>
internal static class SilenceReader
{
    private const string Standard = "silence";

    /// <summary>A silence begins: `{at, silence: {tier: web}, for: 2h, by: ana, name: s1}`.</summary>
    public static IEnumerable<(TimeSpan At, Action<DateTimeOffset> Act)> Silence(Fields fields, EventTarget target)
    {
        var (match, lasts) = (MatchReader.Read(fields, "silence"), fields.Time("for", TimeSpan.FromSeconds(1)));
        var (by, comment, name) = (fields.Text("by") ?? "somebody", fields.Text("comment") ?? "", fields.Text("name") ?? Standard);
        if (!fields.Has("for"))
        {
            fields.Problems.Add(fields.At("silence"), "a silence needs 'for', how long it lasts");
        }

        if (match is not null && lasts is { } length)
        {
            yield return (TimeSpan.Zero, at => target.Board.Add(new Silencing(name, match, at, at + length, by, comment), at));
        }
    }

    /// <summary>Somebody ends a silence early: `{at, unsilence: s1}`.</summary>
    public static IEnumerable<(TimeSpan At, Action<DateTimeOffset> Act)> Unsilence(Fields fields, EventTarget target)
    {
        if (fields.As<string>("unsilence", "the name of a silence") is { } name)
        {
            yield return (TimeSpan.Zero, at =>
            {
                if (!target.Board.EndSilence(name, at))
                {
                    target.Lines.Add($"{Timeline.Time(at - DateTimeOffset.UnixEpoch)} there is no silence {ValueText.Show(name)} to end");
                }
            });
        }
    }
}
