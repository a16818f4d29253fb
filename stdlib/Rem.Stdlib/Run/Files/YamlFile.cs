using System.Security.Cryptography;
using System.Text;
using Rem.Errors;
using Rem.Files;
using Rem.Plans;
using Rem.Plans.Editing;
using Rem.Running;

namespace Rem.Stdlib.Run.Files;

/// <summary>Changes YAML files: one after the other within this process, and never what somebody else has changed meanwhile.</summary>
internal static class YamlFile
{
    private static readonly SemaphoreSlim Turn = new(1, 1);

    /// <summary>Changes a file. Throws <see cref="FileErrors"/>, and <see cref="EditErrors"/>; the file is then as it was.</summary>
    public static async Task<(bool IsChanged, string Version)> ChangeAsync(YamlFileChange change, RemOptions options, bool isDry, CancellationToken cancel)
    {
        await Turn.WaitAsync(cancel);
        try
        {
            var old = await ReadAsync(change.Path, options, cancel);
            if (change.Version is { } version && version != Version(old))
            {
                throw new PlanException(FileErrors.Changed, SourceSpan.None, $"'{change.Path}' has been changed since");
            }

            var text = Edit(change, old, options);
            if (text == old)
            {
                return (false, Version(old));
            }

            Check(change, old, text, options);
            if (!isDry)
            {
                await WriteAsync(change.Path, old, text, options, cancel);
            }

            return (true, Version(text));
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>What stands at a place of a file, and the file's version. Throws <see cref="FileErrors"/>.</summary>
    public static async Task<(YamlPlace Place, string Version)> ReadAsync(string path, string shown, List<string> at, RemOptions options, CancellationToken cancel)
    {
        var text = await ReadAsync(path, options, cancel);
        try
        {
            return (YamlEdit.Find(shown, text, at, options.Limits), Version(text));
        }
        catch (InvalidPlanException invalid)
        {
            throw Invalid($"'{shown}' is wrong as it is", invalid.Findings);
        }
    }

    private static Task<string> ReadAsync(string path, RemOptions options, CancellationToken cancel) => FileText.ReadAsync(path, options.Limits.FileBytes, cancel);

    // Who writes with an editor does not wait for our turn: what changed while the plan was checked is not written over.
    private static async Task WriteAsync(string path, string old, string text, RemOptions options, CancellationToken cancel)
    {
        if (await ReadAsync(path, options, cancel) != old)
        {
            throw new PlanException(FileErrors.Changed, SourceSpan.None, $"'{path}' was changed at this very moment");
        }

        await AtomicFile.WriteAsync(path, text, cancel);
    }

    private static string Edit(YamlFileChange change, string old, RemOptions options)
    {
        try
        {
            return YamlEdit.Apply(change.Shown, old, change.Changes, options.Limits);
        }
        catch (InvalidPlanException invalid)
        {
            throw Invalid($"'{change.Shown}' is wrong as it is", invalid.Findings);
        }
    }

    private static PlanException Invalid(string what, IReadOnlyList<Finding> findings) => Wrong(what, Errors(findings), static finding => $"{finding.At.Line}:{finding.At.Column}");

    private static IEnumerable<Finding> Errors(IReadOnlyList<Finding> findings) => findings.Where(static finding => finding.Severity == Severity.Error);

    private static PlanException Wrong(string what, IEnumerable<Finding> findings, Func<Finding, string> place)
    {
        var wrong = findings.Select(finding => $"{place(finding)} {finding.Message}{(finding.Hint is null ? "" : " (" + finding.Hint + ")")}");
        return new PlanException(FileErrors.Invalid, SourceSpan.None, $"{what}: {string.Join("; ", wrong)}");
    }

    private static string Version(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static void Check(YamlFileChange change, string old, string text, RemOptions options)
    {
        if (change.Plan is not { } plan)
        {
            return;
        }

        var findings = Load(plan, change, text, options);
        if (findings.HasErrors)
        {
            throw Wrong("with that the plan would be wrong", Errors(findings.Items), new WrittenPlace(change, text, options.Limits).Of);
        }

        if (change.IsStrict && Warnings(findings).Count > 0)
        {
            var before = Warnings(Load(plan, change, old, options)).Select(static finding => finding.Message).ToHashSet();
            var added = Warnings(findings).FindAll(finding => !before.Contains(finding.Message));
            if (added.Count > 0)
            {
                throw Wrong("with that the plan would hardly do what is meant", added, new WrittenPlace(change, text, options.Limits).Of);
            }
        }
    }

    private static FindingList Load(string plan, YamlFileChange change, string text, RemOptions options)
    {
        var findings = new FindingList();
        new PlanLibrary(options with { Files = new ChangedFiles(options.Files, change.Path, Encoding.UTF8.GetBytes(text)) }).Load(plan, findings);
        return findings;
    }

    private static List<Finding> Warnings(FindingList findings) => [.. findings.Items.Where(static finding => finding.Severity == Severity.Warning)];
}

/// <summary>What is to be changed.</summary>
/// <param name="Path">The whole path of the file.</param>
/// <param name="Shown">The path as it was written.</param>
/// <param name="Changes">The changes.</param>
/// <param name="Version">The SHA-256 of the text that they were made for; null for any.</param>
/// <param name="Plan">A plan that has to be without errors with them; null for none.</param>
internal sealed record YamlFileChange(string Path, string Shown, IReadOnlyList<YamlChange> Changes, string? Version, string? Plan)
{
    /// <summary>True when warnings that the changes bring count as errors.</summary>
    public bool IsStrict { get; init; }
}
