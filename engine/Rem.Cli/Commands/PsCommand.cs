using System.Text;
using Rem.Errors;
using Rem.Values;

namespace Rem.Cli.Commands;

/// <summary>`rem ps`: what the node runs.</summary>
internal static class PsCommand
{
    private static readonly string[] Columns = ["NAME", "STATE", "SINCE", "RUNS", "TRIES"];
    private static readonly string[] Keys = ["name", "state", "since", "runs", "tries"];

    /// <summary>Prints a line for each plan.</summary>
    public static int Run(CliWords words) => NodeCall.Run(words, async (client, cancel) =>
    {
        var facts = (RemMap)(await client.CallAsync("ps", new RemMap(0), cancel))!;
        return Output.Answer(words.Has("--json"), () => facts, () => Text(facts));
    });

    private static string Text(RemMap facts)
    {
        var rows = new List<string[]> { Columns };
        var notes = new List<string> { "NOW" };
        foreach (var item in (RemList)facts["plans"]!)
        {
            var plan = (RemMap)item!;
            rows.Add(Array.ConvertAll(Keys, key => ShownText.Line(ValueText.Of(plan[key]))));
            notes.Add(ShownText.Line(Note(plan)));
        }

        return rows.Count == 1 ? $"node {ShownText.Line(ValueText.Of(facts["node"]))} has no plans\n" : Table(rows, notes);
    }

    private static string Note(RemMap plan)
    {
        if (plan["step"] is string step)
        {
            return step;
        }

        var next = plan["next"] is string time ? $"again at {time}; " : "";
        return plan["error"] is RemMap error ? $"{next}{ValueText.Of(error["code"])}: {ValueText.Of(error["message"])}" : next.TrimEnd(' ', ';');
    }

    private static string Table(List<string[]> rows, List<string> notes)
    {
        var widths = new int[Columns.Length];
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                widths[i] = Math.Max(widths[i], row[i].Length);
            }
        }

        var text = new StringBuilder();
        for (var line = 0; line < rows.Count; line++)
        {
            for (var i = 0; i < widths.Length; i++)
            {
                text.Append(rows[line][i].PadRight(widths[i] + 2));
            }

            text.Append(notes[line]);
            while (text[^1] == ' ')
            {
                text.Length--;
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
