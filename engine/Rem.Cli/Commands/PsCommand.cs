using Rem.Errors;
using Rem.Values;

namespace Rem.Cli.Commands;

/// <summary>`rem ps`: what the node runs.</summary>
internal static class PsCommand
{
    private static readonly string[] Keys = ["name", "state", "since", "runs", "tries"];

    /// <summary>Prints a line for each plan.</summary>
    public static int Run(CliWords words) => NodeCall.Run(words, async (client, cancel) =>
    {
        var facts = (RemMap)(await client.CallAsync("ps", new RemMap(0), cancel))!;
        return Output.Answer(words.Has("--json"), () => facts, () => Text(facts));
    });

    private static string Text(RemMap facts)
    {
        var rows = new List<string[]>();
        foreach (var item in (RemList)facts["plans"]!)
        {
            var plan = (RemMap)item!;
            rows.Add([.. Array.ConvertAll(Keys, key => ValueText.Of(plan[key])), Note(plan)]);
        }

        return rows.Count == 0 ? $"node {ShownText.Line(ValueText.Of(facts["node"]))} has no plans\n" : ColumnText.Of("NAME STATE SINCE RUNS TRIES NOW", rows);
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
}
