using System.Globalization;
using System.Text;
using Rem.Cli.Commands.Resources;
using Rem.Errors;
using Rem.Values;
using Rem.Web.Access;

namespace Rem.Cli.Commands.Access;

/// <summary>`rem audit`: who changed what, and whether that log is what was written. A node need not run.</summary>
internal static class AuditCommand
{
    /// <summary>What it does.</summary>
    public static readonly string[] Actions = ["list", "verify"];

    private const int StandardCount = 20;
    private const int MostShown = 100_000;

    /// <summary>Does it.</summary>
    public static int Run(CliWords words)
    {
        var action = words.Words[0];
        if (Array.IndexOf(Actions, action) < 0)
        {
            throw ResourceCall.Wrong($"'rem audit' does {string.Join(", ", Actions)}, got {ValueText.Show(action)}", Suggestion.Nearest(action, Actions) is { } near ? $"did you mean 'rem audit {near}'?" : "see `rem audit --help`");
        }

        if (action == "verify" && words.Has("--count"))
        {
            throw ResourceCall.Wrong("'--count' is an option of 'rem audit list'", "see `rem audit --help`");
        }

        return NodeCall.RunHere(words, (node, cancel) => action == "list" ? Task.FromResult(List(words, node.DataFolder, cancel)) : VerifyAsync(words, node.DataFolder, cancel));
    }

    private static int List(CliWords words, string folder, CancellationToken cancel)
    {
        var count = words.Value("--count") is not { } text ? StandardCount
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= MostShown ? number
            : throw ResourceCall.Wrong($"'--count' takes an integer from 1 to {MostShown}, got {ValueText.Show(text)}");
        var lines = AuditReading.Last(folder, count, cancel);
        return Output.Answer(words.Has("--json"), () => NodeCall.Argument(("lines", Facts(lines))), () => Text(lines));
    }

    private static async Task<int> VerifyAsync(CliWords words, string folder, CancellationToken cancel)
    {
        var report = await AuditCheck.RunAsync(folder, TimeProvider.System, cancel);
        Output.Answer(words.Has("--json"), () => Facts(folder, report), () => Text(folder, report));
        return report.IsSound ? ExitCode.Done : ExitCode.Failed;
    }

    private static string Text(IReadOnlyList<AuditLine> lines)
    {
        var rows = new List<string[]>();
        foreach (var line in lines)
        {
            rows.Add([line.Number.ToString(CultureInfo.InvariantCulture), line.At ?? "-", line.Who ?? "-", line.By ?? "-", line.From ?? "-", $"{line.What ?? "-"} {line.Target}".TrimEnd(), line.Outcome ?? "-"]);
        }

        return rows.Count == 0 ? "nothing was changed yet\n" : ColumnText.Of("LINE TIME WHO BY FROM WHAT OUTCOME", rows);
    }

    private static RemList Facts(IReadOnlyList<AuditLine> lines)
    {
        var list = new RemList(lines.Count);
        foreach (var line in lines)
        {
            list.Add(NodeCall.Argument(
                ("line", line.Number), ("time", line.At), ("who", line.Who), ("by", line.By), ("from", line.From), ("what", line.What), ("target", line.Target), ("digest", line.Digest), ("request", line.Request), ("outcome", line.Outcome)));
        }

        return list;
    }

    private static RemMap Facts(string folder, AuditReport report) => NodeCall.Argument(
        ("folder", folder), ("sound", report.IsSound), ("lines", report.Lines), ("first", report.First), ("last", report.Last), ("hash", report.Hash), ("damages", List(report.Damages)), ("notes", List(report.Notes)));

    private static RemList List(IReadOnlyList<string> texts)
    {
        var list = new RemList(texts.Count);
        foreach (var text in texts)
        {
            list.Add(text);
        }

        return list;
    }

    private static string Text(string folder, AuditReport report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{ShownText.Line(folder)}: {(report.IsSound ? "sound" : "DAMAGED")}, {report.Lines} lines");
        if (report.Lines > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $" from {report.First} to {report.Last}, the last is {report.Hash}");
        }

        text.Append('\n');
        foreach (var damage in report.Damages)
        {
            text.Append("  ").Append(ShownText.Line(damage)).Append('\n');
        }

        foreach (var note in report.Notes)
        {
            text.Append("  note: ").Append(ShownText.Line(note)).Append('\n');
        }

        return text.ToString();
    }
}
