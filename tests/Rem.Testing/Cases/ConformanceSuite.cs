using System.Collections.Concurrent;
using Rem.Cases;
using Rem.Errors;
using Xunit;
using Xunit.Sdk;

namespace Rem.Testing.Cases;

/// <summary>
/// The cases below `tests/conformance` as rows of a theory: a new YAML file is a new test, without any C#.
/// </summary>
public static class ConformanceSuite
{
    private const string Unreadable = "(is a file of cases)";
    private static readonly ConcurrentDictionary<string, Lazy<(CaseFile? File, FindingList Findings)>> Files = new(StringComparer.Ordinal);

    /// <summary>The repository's root folder.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>One row per case: its file (from the repository's root) and its name.</summary>
    public static TheoryData<string, string> Rows(string folder = "tests/conformance")
    {
        var rows = new TheoryData<string, string>();
        var files = Directory.GetFiles(Path.Combine(Repository, folder), "*.y*ml", SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        foreach (var path in files)
        {
            var name = Path.GetRelativePath(Repository, path);
            var (file, findings) = Read(name);
            if (findings.HasErrors || file is null)
            {
                rows.Add(name, Unreadable);
                continue;
            }

            foreach (var made in file.Cases)
            {
                rows.Add(name, made.Name);
            }
        }

        return rows;
    }

    /// <summary>Runs one case, and fails with the runner's own explanation.</summary>
    public static async Task RunAsync(string file, string name, CaseRunner runner)
    {
        var (cases, findings) = Read(file);
        if (findings.HasErrors || cases is null)
        {
            throw new XunitException(string.Concat(findings.Items.Select(ErrorPrinter.Plain.Print)));
        }

        var made = cases.Cases.Single(each => each.Name == name);
        var result = await runner.RunAsync(made, CancellationToken.None);
        if (result.Outcome == CaseOutcome.Failed)
        {
            throw new XunitException($"{made.At}: {name}\n{result.Why}");
        }
    }

    private static (CaseFile? File, FindingList Findings) Read(string name) => Files.GetOrAdd(
        name,
        static key => new(() =>
        {
            var findings = new FindingList();
            return (CaseReader.Read(Path.Combine(Repository, key), isOptional: false, findings), findings);
        })).Value;

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "rem.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("the tests run outside of the repository");
    }
}
