using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Testing.Cases;

namespace Rem.Stdlib.Tests.Broken;

/// <summary>
/// A plan that must not run: `it`, `plan`, `finds` (each `line:column CODE first words`, `warning` behind the code of one)
/// and `honest`, data or a plan that looks like it and is fine. A line with a canary stands before each of the two. With `strict`, what only
/// `rem check --strict` says counts too.
/// </summary>
public sealed record BrokenPlan(string Name, string Plan, IReadOnlyList<string> Finds, string Honest, bool IsStrict)
{
    /// <summary>The line before every plan: a step that leaves a trace. Places in `finds` count from the line behind it.</summary>
    public const string Canary = "run simultaneous: {canary: [{shell: touch canary}]}\n";

    private static readonly string[] Keys = ["it", "plan", "finds", "honest", "strict"];

    /// <summary>The files below tests/broken.</summary>
    public static IEnumerable<string> Files => Directory.EnumerateFiles(Path.Combine(ConformanceSuite.Repository, "tests/broken"), "*.yaml").Order(StringComparer.Ordinal);

    /// <summary>Reads a file of broken plans; it has to be right itself.</summary>
    public static List<BrokenPlan> Read(string path)
    {
        var findings = new FindingList();
        var root = (MapNode)new PlanLoader(RemLimits.Default).Load(path, findings).Root!;
        var plans = new List<BrokenPlan>();
        foreach (var node in ((ListNode)root.Find("plans")!).Items)
        {
            var keys = KnownKeys.Read(node, "a broken plan", Keys, Rem.Cases.CaseErrors.Key, findings)!;
            plans.Add(new BrokenPlan(
                keys.Text("it")!,
                keys.Text("plan")!,
                [.. keys.List("finds").Select(static find => ((ScalarNode)find).Text)],
                keys.Text("honest")!,
                keys.Flag("strict")));
        }

        findings.Items.ShouldBeEmpty();
        return plans;
    }
}
