using Rem.Cli.Running;
using Rem.Errors;
using Rem.Running;
using Rem.Settings;
using Rem.Values;

namespace Rem.Cli.Commands;

/// <summary>`rem check`: everything that can be known of plans without running them.</summary>
internal static class CheckCommand
{
    /// <summary>Checks plans; 0 when none has an error (with `--strict`: nor a warning).</summary>
    public static int Run(CliWords words)
    {
        var plans = words.Words;
        var isStrict = words.Has("--strict");
        var all = Check(plans, isStrict);
        if (words.Has("--sarif"))
        {
            Output.Json(Sarif.Of(all));
        }
        else if (words.Has("--json"))
        {
            Output.Facts(Report(plans, all));
        }
        else
        {
            Failures.Show(all, Secrets.None, isStrict: true);
        }

        return all.Exists(finding => isStrict || finding.Severity == Severity.Error) ? ExitCode.Usage : ExitCode.Done;
    }

    private static List<Finding> Check(IReadOnlyList<string> plans, bool isStrict)
    {
        var all = new List<Finding>();
        foreach (var path in plans)
        {
            var findings = new FindingList();
            var file = PlanFile.Find(path);
            var settings = RemSettings.Read([Path.GetDirectoryName(file) ?? "", ""], findings);
            PlanFile.Load(new RemEngine(Parts.Options(settings)), file, findings);
            foreach (var finding in findings.Items)
            {
                if (isStrict || finding.Severity != Severity.StrictWarning)
                {
                    all.Add(finding);
                }
            }
        }

        return all;
    }

    private static RemMap Report(IReadOnlyList<string> plans, List<Finding> findings)
    {
        var map = new RemMap();
        map.Set("plans", RemList.Of([.. plans]));
        map.Set("findings", ErrorFacts.Of(findings, Secrets.None));
        return map;
    }
}
