using System.Text;
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
            foreach (var detached in (RemList)plan["detached"]!)
            {
                var list = (RemMap)detached!;
                rows.Add([$"{ValueText.Of(plan["name"])}/{ValueText.Of(list["name"])}", ValueText.Of(list["state"]), ValueText.Of(list["since"]), "", "", list["step"] as string ?? ""]);
            }
        }

        var plans = rows.Count == 0 ? $"node {ShownText.Line(ValueText.Of(facts["node"]))} has no plans\n" : ColumnText.Of("NAME STATE SINCE RUNS TRIES NOW", rows);
        return plans + Refused((RemList)facts["refused"]!);
    }

    // What runs is older than what stands in the files.
    private static string Refused(RemList refusals)
    {
        var text = new StringBuilder();
        for (var i = 0; i < refusals.Count; i++)
        {
            var refusal = (RemMap)refusals[i]!;
            var error = (RemMap)refusal["error"]!;
            var what = refusal["plan"] is string plan ? $"the newer version of {plan}" : "the newer rem.yaml";
            var at = error.TryGetValue("file", out var file) && file is string path ? $"{path}:{ValueText.Of(error["line"])}:{ValueText.Of(error["column"])}: " : "";
            text.Append(ShownText.Line($"refused since {ValueText.Of(refusal["since"])}: {what}: {at}{ValueText.Of(error["code"])}: {ValueText.Of(error["message"])}")).Append('\n');
        }

        return text.ToString();
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
