using Rem.Errors;
using Rem.Monitoring.Sections;
using Rem.Monitoring.States;
using Rem.Running;

namespace Rem.Monitoring.Hosting;

/// <summary>What the sections of a plan say is to be watched. Frozen.</summary>
/// <param name="Checks">Its checks.</param>
/// <param name="Hosts">The hosts that it describes.</param>
internal sealed record Watched(IReadOnlyList<DefinedCheck> Checks, IReadOnlyList<HostRules> Hosts)
{
    /// <summary>The plan's name.</summary>
    public string Plan { get; private init; } = "";

    private IReadOnlyList<MuteRule> Mutes { get; init; } = [];

    private IReadOnlyList<InhibitRule> Inhibits { get; init; } = [];

    private IReadOnlyList<PlannedDowntime> Downtimes { get; init; } = [];

    /// <summary>What an open plan says. Throws <see cref="MonitoringErrors.Check"/> when two checks have one name.</summary>
    public static Watched Of(OpenPlan plan)
    {
        DefinedCheck[] checks = [.. plan.Sections.OfType<CheckSet>().SelectMany(static set => set.Checks)];
        return checks.GroupBy(static check => check.Rules.Name, StringComparer.Ordinal).FirstOrDefault(static group => group.Count() > 1) is { } twice
            ? throw new PlanException(MonitoringErrors.Check, twice.Last().Run.At, $"there are two checks '{twice.Key}'", "a name stands for one check in a plan")
            : new Watched(checks, [.. plan.Sections.OfType<HostSet>().SelectMany(static set => set.Hosts)])
            {
                Plan = PlanName.Of(plan.Plan.File, plan.Options),
                Mutes = [.. plan.Sections.OfType<MuteSet>().SelectMany(static set => set.Rules)],
                Inhibits = [.. plan.Sections.OfType<InhibitSet>().SelectMany(static set => set.Rules)],
                Downtimes = [.. plan.Sections.OfType<DowntimeSet>().SelectMany(static set => set.Downtimes)],
            };
    }

    /// <summary>What its checks are found by.</summary>
    public IEnumerable<Labelled> Labelled()
    {
        var hosts = Rules().Hosts.ToDictionary(static host => host.Name, StringComparer.Ordinal);
        return Checks.Select(check => new Labelled(check.Rules, hosts.GetValueOrDefault(check.Rules.Host), Plan));
    }

    /// <summary>What a board goes by.</summary>
    public BoardRules Rules() => BoardRules.Of([.. Checks.Select(static check => check.Rules)], Hosts) with { Plan = Plan, Here = Environment.MachineName, Mutes = Mutes, Inhibits = Inhibits, Downtimes = Downtimes };
}
