using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Binding;

/// <summary>The files that a plan names beside `__include`: scripts, templates, called plans. Paths start from the file that names them.</summary>
internal sealed class PlanFilesNamed(PlanBinder binder)
{
    // A file that two steps name is read once, and what is wrong with it is said once.
    private readonly Dictionary<string, SourceFile?> _read = new(StringComparer.Ordinal);

    /// <summary>Reads a text file that the plan names, or the first of its folders that has it; reports what is wrong and gives null.</summary>
    public SourceFile? Read(ScalarNode path, string what, PlanFolders? folders)
    {
        if (path.Text.Contains("${{", StringComparison.Ordinal))
        {
            binder.Findings.Error(BindErrors.NoTemplate, path.Span, $"the path of a {what} is read when the plan is loaded and cannot hold '${{{{ }}}}'");
            return null;
        }

        if (path.Text.Length == 0 || path.Text.Contains('\0', StringComparison.Ordinal))
        {
            binder.Findings.Error(BindErrors.MissingFile, path.Span, $"{ValueText.Show(path.Text)} is no path");
            return null;
        }

        var own = PlanPaths.Combine(path.Span.File!.Path, path.Text);
        var tried = new List<string>(1);
        for (var i = 0; i < (folders?.Count ?? 1); i++)
        {
            if ((folders is null ? own : folders.At(i, own)) is not { } shown)
            {
                continue;
            }

            if (TryRead(shown, path, what, out var file))
            {
                return file;
            }

            tried.Add(shown);
        }

        binder.Findings.Error(BindErrors.MissingFile, path.Span, $"there is no {what} {ValueText.Show(path.Text)} (looked for {string.Join(", ", tried)})");
        return null;
    }

    // False where there is no such file; what is there and cannot be read is reported.
    private bool TryRead(string shown, ScalarNode path, string what, out SourceFile? file)
    {
        if (_read.TryGetValue(shown, out file))
        {
            return true;
        }

        if (NamedText.TryRead(binder.Options.Files, shown, binder.Options.Limits, binder.Findings, out file, out var reason))
        {
            _read[shown] = file;
            return true;
        }

        if (reason is not null)
        {
            binder.Findings.Error(BindErrors.MissingFile, path.Span, $"the {what} {ValueText.Show(path.Text)} cannot be read: {reason}");
        }

        return reason is not null;
    }

    /// <summary>The plan that a `call` names.</summary>
    public PlanReference? Call(ScalarNode path)
    {
        if (!IsPlanPath(path.Text))
        {
            binder.Findings.Error(BindErrors.Package, path.Span, $"'{path.Text}' is neither the path of a plan nor an installed function", "a plan's path ends in .yaml or .yml, or names a folder: `call: ./backup`");
            return null;
        }

        var shown = PlanPaths.Combine(path.Span.File!.Path, PathOf(path.Text));
        if (!Exists(shown))
        {
            binder.Findings.Error(BindErrors.MissingFile, path.Span, $"there is no plan {ValueText.Show(path.Text)} (looked for {shown})");
            return null;
        }

        return binder.Library.Load(shown, binder.Findings);
    }

    /// <summary>The plan that a filled-in `call` names, loaded while the plan runs; findings become one error.</summary>
    public PlanReference CallNow(string path, SourceSpan at)
    {
        if (!IsPlanPath(path))
        {
            throw new PlanException(BindErrors.Package, at, $"{ValueText.Show(path)} is neither the path of a plan nor an installed function");
        }

        var findings = new FindingList();
        var shown = PlanPaths.Combine(at.File!.Path, PathOf(path));
        if (!Exists(shown))
        {
            throw new PlanException(BindErrors.MissingFile, at, $"there is no plan {ValueText.Show(path)} (looked for {shown})");
        }

        var plan = binder.Library.Load(shown, findings);
        foreach (var finding in findings.Items)
        {
            if (finding.Severity == Severity.Error)
            {
                throw new PlanException(finding);
            }
        }

        return plan;
    }

    private static bool IsPlanPath(string text) =>
        text.EndsWith(".yaml", StringComparison.Ordinal) || text.EndsWith(".yml", StringComparison.Ordinal) || text.Contains('/', StringComparison.Ordinal);

    private static string PathOf(string text) =>
        text.EndsWith(".yaml", StringComparison.Ordinal) || text.EndsWith(".yml", StringComparison.Ordinal) ? text : text.TrimEnd('/') + "/plan.yaml";

    private bool Exists(string shown)
    {
        try
        {
            return binder.Options.Files.Read(shown, 0) is not null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
