using Rem.Cases;
using Rem.Cli.Running;
using Rem.Errors;
using Rem.Running;
using Rem.Values;

namespace Rem.Cli.Commands;

/// <summary>`rem test`: runs cases and says which fail.</summary>
internal static class TestCommand
{
    /// <summary>Runs the cases below paths; 0 only when none failed, 2 when a file of cases is wrong.</summary>
    public static int Run(CliWords words)
    {
        var asJson = words.Has("--json");
        var findings = new FindingList();
        var files = CaseSuite.Find(words.Words, findings);
        if (findings.HasErrors)
        {
            return Failures.Show(new InvalidPlanException(findings.Items), Secrets.None, ExitCode.Usage);
        }

        var cases = new List<PlanCase>();
        foreach (var file in files)
        {
            cases.AddRange(file.Cases);
        }

        try
        {
            CaseRunner.CheckFolders();
        }
        catch (PlanException error)
        {
            return Failures.Show(error, Secrets.None, ExitCode.Usage);
        }

        using var interruption = new Interruption(null, CancellationToken.None);
        try
        {
            return RunCases(cases, asJson, interruption.Token);
        }
        catch (OperationCanceledException)
        {
            Output.Message("interrupted\n");
            return ExitCode.Interrupted;
        }
    }

    private static int RunCases(List<PlanCase> cases, bool asJson, CancellationToken cancel)
    {
        var list = new RemList();
        void Show(CaseResult result)
        {
            if (asJson)
            {
                list.Add(Facts(result));
            }
            else if (result.Outcome != CaseOutcome.Passed)
            {
                Output.Data(Describe(result));
            }
        }

        var totals = CaseSuite.RunAsync(cases, Parts.Cases(), Show, cancel).GetAwaiter().GetResult();
        if (asJson)
        {
            Output.Facts(Report(list, totals));
        }
        else
        {
            Output.Data((totals.Skipped > 0 ? $"{totals.Skipped} skipped\n" : "") + $"{totals.Passed} passed, {totals.Failed} failed\n");
        }

        return totals.Failed == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static string Describe(CaseResult result)
    {
        var head = $"{result.Case.At}: {(result.Outcome == CaseOutcome.Failed ? "failed" : "skipped")}: {result.Case.Name}\n";
        foreach (var line in (result.Why ?? "").Split('\n'))
        {
            head += "    " + line + "\n";
        }

        return ShownText.Lines(head);
    }

    private static RemMap Facts(CaseResult result)
    {
        var map = new RemMap();
        map.Set("file", result.Case.At.File?.Path);
        map.Set("line", (long)result.Case.At.Line);
        map.Set("it", result.Case.Name);
        map.Set("outcome", result.Outcome.ToString().ToLowerInvariant());
        map.Set("why", result.Why);
        return map;
    }

    private static RemMap Report(RemList cases, CaseTotals totals)
    {
        var map = new RemMap();
        map.Set("passed", (long)totals.Passed);
        map.Set("failed", (long)totals.Failed);
        map.Set("skipped", (long)totals.Skipped);
        map.Set("cases", cases);
        return map;
    }
}
