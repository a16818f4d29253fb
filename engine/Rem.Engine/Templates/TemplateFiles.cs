using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Templates.Parts;

namespace Rem.Templates;

/// <summary>
/// The parts from files that the templates of one plan name: `{{> nav}}` is `nav.hbs`, else `nav.html`, in the folder of
/// the template that names it, else in the folder `partials` there; with plans to fall back on, at that place in the first
/// plan that has it, the plan's own first. Each is read once. Nothing outside of the plans' folders is read. For loading a plan, by one thread; the templates that come of it are safe to use from several.
/// </summary>
/// <param name="files">Where files are read from.</param>
/// <param name="limits">The size of a file and how deep blocks may stand inside each other.</param>
/// <param name="folders">The folders of the plan and of those that it falls back on.</param>
public sealed class TemplateFiles(IPlanFiles files, RemLimits limits, PlanFolders folders)
{
    private static readonly string[] Endings = [".hbs", ".html"];
    private static readonly string[] Below = ["", "partials/"];

    private readonly Dictionary<(string Path, bool IsHtml), TemplatePart?> _parts = [];

    internal RemLimits Limits => limits;

    /// <summary>The folders of the plan and of those that it falls back on.</summary>
    public PlanFolders Folders => folders;

    /// <summary>The files that a name may mean, from the folder of the template that names it.</summary>
    internal static IEnumerable<string> Candidates(string name)
    {
        foreach (var folder in Below)
        {
            foreach (var ending in Endings)
            {
                yield return folder + name + ending;
            }
        }
    }

    /// <summary>The part that a name means in a template; null where there is none, or with a reason where it cannot be.</summary>
    internal TemplatePart? Find(string name, string from, bool isHtml, out string? reason)
    {
        reason = null;
        if (name.Contains('\0', StringComparison.Ordinal) || name.Contains('\\', StringComparison.Ordinal))
        {
            return null;
        }

        for (var i = 0; i < folders.Count; i++)
        {
            foreach (var candidate in Candidates(name))
            {
                var path = PlanPaths.Combine(from, candidate);
                // A template that the plan names may itself lie elsewhere; its parts may not.
                if (!folders.Has(path))
                {
                    reason = $"would be read from outside of the plan's folder ({path})";
                    return null;
                }

                var part = Read(folders.At(i, path)!, isHtml, out reason);
                if (part is not null || reason is not null)
                {
                    return part;
                }
            }
        }

        return null;
    }

    private TemplatePart? Read(string path, bool isHtml, out string? reason)
    {
        reason = null;
        if (_parts.TryGetValue((path, isHtml), out var known))
        {
            return known;
        }

        var findings = new FindingList();
        TemplatePart? part = null;
        if (NamedText.TryRead(files, path, limits, findings, out var file, out var why))
        {
            part = new TemplatePart(new TemplateSource(file ?? new SourceFile(path, "")), isHtml);
            foreach (var finding in findings.Items)
            {
                part.Findings.Add(finding);
            }
        }

        reason = why is null ? null : $"cannot be read: {why} ({path})";
        return reason is null ? _parts[(path, isHtml)] = part : null;
    }
}
