using System.Diagnostics;
using System.Globalization;
using Rem.Web.Access;

namespace Rem.Faults.Audits;

/// <summary>
/// A process that makes audited changes is killed at random moments, and goes on with the same log. No change has taken
/// effect without its line, and the chain is whole. Broken, changes take effect first.
/// </summary>
internal static class AuditSuite
{
    /// <summary>Runs it.</summary>
    public static async Task<FaultResult> RunAsync(FaultOptions options)
    {
        using var folder = new RoundFolder();
        var effects = Path.Combine(folder.Logs, "effects");
        var random = new Random(options.Seed);
        var wrong = new List<string>();
        var (healed, full) = (0, 0);
        for (var round = 1; round <= options.Rounds; round++)
        {
            await KillAsync(folder, effects, round, random.Next(20, 400), options.IsBroken);
            var report = await AuditCheck.RunAsync(folder.Data, TimeProvider.System, CancellationToken.None);
            wrong.AddRange(report.Damages.Select(damage => $"round {round}: {damage}"));
            healed = report.Notes.Count;
            full = Directory.GetFiles(folder.Data, "audit.*.jsonl").Length;
        }

        var made = Whole(effects);
        var rows = Targets(folder.Data);
        wrong.AddRange(made.Where(effect => !rows.Contains(effect)).Take(20).Select(static effect => $"effect {effect} has no line"));
        if (made.Count < options.Rounds)
        {
            wrong.Add($"only {made.Count} changes in {options.Rounds} rounds");
        }

        return new FaultResult(string.Create(CultureInfo.InvariantCulture, $"{options.Rounds} kills, {made.Count} changes took effect, {rows.Count} have a line, {full} full files, {healed} torn lines healed"), wrong);
    }

    private static async Task KillAsync(RoundFolder folder, string effects, int round, int time, bool isBroken)
    {
        var before = Length(effects);
        string[] words = ["audit-load", folder.Data, effects, round.ToString(CultureInfo.InvariantCulture), .. isBroken ? new[] { "--broken" } : []];
        using var process = Process.Start(OwnProgram.Path, OwnProgram.Arguments(words));
        try
        {
            // From its first change on: the start of a process takes longer than most of the pauses.
            for (var watch = Stopwatch.StartNew(); Length(effects) == before && watch.Elapsed < TimeSpan.FromSeconds(30);)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(time), TimeProvider.System);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static long Length(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;

    // A line without its newline was being made when the kill came: whether it is an effect nobody can say. Behind it the next round goes on.
    private static List<string> Whole(string effects) => File.ReadAllText(effects).Split('\n')[..^1].Where(static line => line.Count(static c => c == '-') == 2).ToList();

    private static HashSet<string> Targets(string data)
    {
        var targets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in AuditReading.Last(data, int.MaxValue, CancellationToken.None))
        {
            if (line.Target is { } target)
            {
                targets.Add(target);
            }
        }

        return targets;
    }
}
