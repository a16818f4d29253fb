using System.Security.Cryptography;
using System.Text;
using Rem.CommandLines;
using Rem.Errors;
using Rem.Http;
using Rem.Node.Logs;
using Rem.Plans;
using Rem.Running;
using Rem.Running.Versions;
using Rem.Settings;
using Rem.Shared;
using Rem.Values;

namespace Rem.Node.Hosting;

/// <summary>Loads and checks what `rem.yaml` lists. Runs nothing.</summary>
internal sealed class NodeLoader(NodeParts parts, NodeLogger logger, Func<SharedResources> resources, RefusedVersions refused)
{
    /// <summary>Reads `rem.yaml`; null when it describes no node, which is then reported.</summary>
    public RemSettings? ReadSettings(FindingList findings)
    {
        var settings = parts.Settings(findings);
        logger.Hide(settings.Secrets);
        if (settings.Node is null && !findings.HasErrors)
        {
            findings.Error(NodeErrors.NoNode, SourceSpan.None, $"the rem.yaml of {ValueText.Show(parts.Folder)} describes no node", NodeErrors.NoNode.Fix);
        }

        return settings.Node is null ? null : settings;
    }

    /// <summary>Loads one plan; null when it has errors, which are then reported.</summary>
    public PlanVersion? Load(RemSettings settings, NodePlan entry, FindingList findings)
    {
        if (!File.Exists(entry.Path))
        {
            findings.Error(NodeErrors.PlanFile, entry.At, $"there is no plan {ValueText.Show(entry.Path)}", NodeErrors.PlanFile.Fix);
            return null;
        }

        var options = Options(settings, entry, out var files);
        var engine = new RemEngine(options);
        var own = new FindingList();
        var plan = engine.Load(Shown(entry.Path), own);
        var request = own.HasErrors ? null : Request(plan.Plan, entry, own);
        foreach (var finding in own.Items)
        {
            findings.Add(finding);
        }

        return request is null || own.HasErrors ? null : new PlanVersion(entry, engine, plan, request, Fingerprint(settings, entry, files));
    }

    private RemOptions Options(RemSettings settings, NodePlan entry, out RecordingFiles files)
    {
        var options = parts.Options(settings);
        files = new RecordingFiles(options.Files);
        var http = new Lazy<IHttp>(options.Http);
        return options with
        {
            Clock = parts.Clock,
            Files = files,
            Http = () => http.Value,
            Log = new PlanLog(logger, entry.Name),
            Resources = _ => resources(),
            Refused = refused,
        };
    }

    private RunRequest? Request(BoundPlan plan, NodePlan entry, FindingList findings)
    {
        try
        {
            var folder = PlanUsage.FolderOf(plan, parts.Folder);
            if (plan.Usage?.PidFile is not null)
            {
                findings.Warning(UsageErrors.PidFile, plan.Usage.WorkingFolderAt, $"the plan {ValueText.Show(entry.Name)} runs inside a node, which writes no 'pidfile' for it", "`rem ps` shows whether it runs");
            }

            return new RunRequest { Input = PlanUsage.InputOf(plan, entry.With, folder, entry.WithAt), Folder = folder };
        }
        catch (PlanException error)
        {
            findings.Add(error.Finding);
            return null;
        }
    }

    // As it is written in errors: from the current folder where it lies there.
    private static string Shown(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    private static string Fingerprint(RemSettings settings, NodePlan entry, RecordingFiles files)
    {
        var pools = string.Join('\n', settings.Pools);
        var text = string.Join('\0', [
            files.Digest(), entry.Path, ValueText.Json(entry.With), entry.Restart.ToString(), entry.Pause.ToString(), entry.LongestPause.ToString(),
            settings.Limits.ToString(), settings.Isolation.ToString(), ValueText.Json(settings.Secrets.Values), string.Join('\n', settings.Secrets.Unset.Keys), pools,
        ]);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
