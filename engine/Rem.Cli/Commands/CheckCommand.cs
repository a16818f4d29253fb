using Rem.Cli.Running;
using Rem.Errors;
using Rem.Running;
using Rem.Values;

namespace Rem.Cli.Commands;

/// <summary>`rem check`: everything that can be known of plans without running them.</summary>
internal static class CheckCommand
{
    /// <summary>Checks plans; 0 when none has an error (with <paramref name="isStrict"/>: nor a warning).</summary>
    public static int Run(IReadOnlyList<string> plans, bool asJson, bool asSarif, bool isStrict)
    {
        var all = new List<Finding>();
        foreach (var path in plans)
        {
            var findings = new FindingList();
            new RemEngine(Parts.Options()).Load(PlanFile.Find(path), findings);
            foreach (var finding in findings.Items)
            {
                if (isStrict || finding.Severity != Severity.StrictWarning)
                {
                    all.Add(finding);
                }
            }
        }

        if (asSarif || asJson)
        {
            Output.Data(ValueText.Json(asSarif ? Sarif.Of(all) : Report(plans, all)) + "\n");
        }
        else
        {
            Failures.Show(all, Secrets.None, isStrict: true);
        }

        return all.Exists(finding => isStrict || finding.Severity == Severity.Error) ? ExitCode.Usage : ExitCode.Done;
    }

    private static RemMap Report(IReadOnlyList<string> plans, List<Finding> findings)
    {
        var map = new RemMap();
        map.Set("version", 1L);
        map.Set("plans", RemList.Of([.. plans]));
        map.Set("findings", ErrorFacts.Of(findings, Secrets.None));
        return map;
    }
}
