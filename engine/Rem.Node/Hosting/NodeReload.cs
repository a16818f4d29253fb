using Rem.Errors;
using Rem.Node.Logs;
using Rem.Plans;
using Rem.Running;
using Rem.Settings;
using Rem.Shared;
using Rem.Values;

namespace Rem.Node.Hosting;

/// <summary>
/// One reload: `rem.yaml` and the plans are loaded and checked beside the old ones. What is wrong is logged, and the old
/// version of that plan, or with a wrong `rem.yaml` of all, goes on.
/// </summary>
internal sealed class NodeReload(NodeParts parts, NodeLoader loader, PlanTable plans, NodeLogger log, RemSettings running, SharedResources resources)
{
    private const string By = "reload: ";
    private readonly List<Refusal> _refusals = [];

    /// <summary>Carries it out.</summary>
    public async Task RunAsync()
    {
        log.Write(LogLevel.Info, "reload");
        try
        {
            var findings = new FindingList();
            var settings = loader.ReadSettings(findings);
            log.Write(parts.Clock, findings, null, By);
            if (settings is null || findings.HasErrors)
            {
                Refuse(findings, null);
                plans.Note(_refusals);
                log.Write(LogLevel.Error, "reload: rem.yaml is wrong; everything goes on as it was");
                return;
            }

            Apply(settings);
            await QueueConfiguration.ConfigureQueuesAsync(settings, resources, CancellationToken.None);
            var versions = Versions(settings with { Pools = running.Pools });
            plans.Note(_refusals);
            foreach (var late in await plans.BecomeAsync(versions))
            {
                log.Write(LogLevel.Warn, "reload: the old version has not ended yet; what follows it begins when it has", late);
            }

            log.Write(LogLevel.Info, "reload done: " + plans.Summary);
        }
#pragma warning disable CA1031 // A reload that fails, whatever it is, leaves the node as it was.
        catch (Exception error)
#pragma warning restore CA1031
        {
            _refusals.Add(new Refusal(null, parts.Clock.GetUtcNow(), new PlanException(RunErrors.Defect, SourceSpan.None, $"the reload failed: {log.Hidden(error.Message)}")));
            plans.Note(_refusals);
            log.Write(LogLevel.Error, $"reload failed: {error.GetType().Name}: {error.Message}");
        }
    }

    private List<PlanVersion> Versions(RemSettings settings)
    {
        var versions = new List<PlanVersion>();
        foreach (var entry in settings.Node!.Plans)
        {
            var findings = new FindingList();
            var version = loader.Load(settings, entry, findings);
            log.Write(parts.Clock, findings, entry.Name, By);
            if (version is null)
            {
                Refuse(findings, entry.Name);
            }

            if (version is null && plans.Version(entry.Name) is { } old)
            {
                log.Write(LogLevel.Error, "reload: the new version is wrong; the old one goes on", entry.Name);
                version = old;
            }

            if (version is not null)
            {
                versions.Add(version);
            }
        }

        return versions;
    }

    private void Refuse(FindingList findings, string? plan)
    {
        foreach (var finding in findings.Items)
        {
            if (finding.Severity == Severity.Error)
            {
                _refusals.Add(new Refusal(plan, parts.Clock.GetUtcNow(), new PlanException(Refusal.Hidden(finding, log))));
                return;
            }
        }
    }

    // The level holds at once; what was opened at the start stays open.
    private void Apply(RemSettings settings)
    {
        var node = settings.Node!;
        var old = running.Node!;
        log.Level = node.Log.Level;
        if (node.DataFolder != old.DataFolder || node.Name != old.Name || node.Log with { Level = old.Log.Level } != old.Log)
        {
            log.Write(LogLevel.Warn, "reload: 'data', 'name' and 'log' of the node, but for its 'level', hold from its next start");
        }

        if (string.Join('\n', settings.Pools) != string.Join('\n', running.Pools))
        {
            log.Write(LogLevel.Warn, "reload: 'pools' hold from the node's next start");
        }
    }
}
