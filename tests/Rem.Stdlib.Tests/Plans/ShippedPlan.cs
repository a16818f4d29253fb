using Rem.Cli;
using Rem.Errors;
using Rem.Values;

namespace Rem.Stdlib.Tests.Plans;

/// <summary>A plan of the folder plans/, run with all parts of the program.</summary>
internal static class ShippedPlan
{
    public static string Folder { get; } = Path.Combine(Root(), "plans");

    public static async Task<RemMap> RunAsync(string name, RemMap input)
    {
        // A busy machine is no reason to fail: the scripts' time is not what these tests are about.
        var options = Parts.Options(Rem.Settings.RemSettings.None);
        var engine = new RemEngine(options with { Limits = options.Limits with { ScriptTime = TimeSpan.FromMinutes(5) } });
        var findings = new FindingList();
        var plan = engine.Load(Path.Combine(Folder, name), findings);
        findings.Items.ShouldBeEmpty();
        var result = await engine.RunAsync(plan, new RunRequest { Input = input }, CancellationToken.None);
        return result.ShouldBeOfType<RemMap>();
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "rem.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("these tests run inside a checkout");
        }

        return folder;
    }
}
