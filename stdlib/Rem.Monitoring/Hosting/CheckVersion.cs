using Rem.Errors;
using Rem.Monitoring.Sections;
using Rem.Running;
using Rem.Running.Versions;

namespace Rem.Monitoring.Hosting;

/// <summary>One version of a plan with checks.</summary>
/// <param name="Plan">The open plan.</param>
/// <param name="Checks">Its checks.</param>
/// <param name="Files">The files that it was read from; null for a text.</param>
/// <param name="Opened">What to close behind it; null for the version that the plan began with.</param>
internal sealed record CheckVersion(OpenPlan Plan, IReadOnlyList<DefinedCheck> Checks, FileChanges? Files, PlanVersion? Opened)
{
    /// <summary>The checks of an open plan. Throws <see cref="MonitoringErrors.Check"/> when two have one name.</summary>
    public static IReadOnlyList<DefinedCheck> ChecksOf(OpenPlan plan)
    {
        DefinedCheck[] checks = [.. plan.Sections.OfType<CheckSet>().SelectMany(static set => set.Checks)];
        return checks.GroupBy(static check => check.Rules.Name, StringComparer.Ordinal).FirstOrDefault(static group => group.Count() > 1) is { } twice
            ? throw new PlanException(MonitoringErrors.Check, twice.Last().Run.At, $"there are two checks '{twice.Key}'", "a name stands for one check in a plan")
            : checks;
    }

    /// <summary>Ends what was opened for it.</summary>
    public Task CloseAsync() => Opened?.CloseAsync() ?? Task.CompletedTask;
}
