using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Cases;

/// <summary>Finds cases in files and folders, and runs many of them side by side.</summary>
public static class CaseSuite
{
    /// <summary>
    /// The files of cases below paths, in order: a file has to hold cases; in a folder those `.yaml` and `.yml` files
    /// count that do. What is wrong with them is reported.
    /// </summary>
    public static List<CaseFile> Find(IReadOnlyList<string> paths, FindingList findings)
    {
        var files = new List<CaseFile>();
        foreach (var path in paths)
        {
            var before = files.Count;
            var problems = findings.Count;
            if (Directory.Exists(path))
            {
                foreach (var file in FilesBelow(path))
                {
                    Add(files, CaseReader.Read(file, isOptional: true, findings));
                }
            }
            else
            {
                Add(files, CaseReader.Read(path, isOptional: false, findings));
            }

            if (files.Count == before && findings.Count == problems)
            {
                findings.Error(CaseErrors.None, SourceSpan.None, $"there are no cases in {ValueText.Show(path)}", CaseErrors.None.Fix);
            }
        }

        return files;
    }

    /// <summary>Runs cases on all cores. <paramref name="onResult"/> is called for each, one at a time, in their order.</summary>
    public static async Task<CaseTotals> RunAsync(IReadOnlyList<PlanCase> cases, CaseRunner runner, Action<CaseResult> onResult, CancellationToken cancel)
    {
        var results = new InOrder(cases.Count, onResult);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel };
        await Parallel.ForAsync(0, cases.Count, options, async (index, token) => results.Add(index, await runner.RunAsync(cases[index], token)));
        return results.Totals;
    }

    private static void Add(List<CaseFile> files, CaseFile? file)
    {
        if (file is not null)
        {
            files.Add(file);
        }
    }

    private static List<string> FilesBelow(string folder)
    {
        var files = new List<string>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (file.EndsWith(".yaml", StringComparison.Ordinal) || file.EndsWith(".yml", StringComparison.Ordinal))
            {
                files.Add(file);
            }
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    /// <summary>Hands results on in the order of their cases, whatever order they come in.</summary>
    private sealed class InOrder(int count, Action<CaseResult> onResult)
    {
        private readonly Lock _gate = new();
        private readonly CaseResult?[] _results = new CaseResult?[count];
        private int _next;

        public CaseTotals Totals { get; private set; }

        public void Add(int index, CaseResult result)
        {
            lock (_gate)
            {
                _results[index] = result;
                Totals = result.Outcome switch
                {
                    CaseOutcome.Passed => Totals with { Passed = Totals.Passed + 1 },
                    CaseOutcome.Failed => Totals with { Failed = Totals.Failed + 1 },
                    _ => Totals with { Skipped = Totals.Skipped + 1 },
                };
                while (_next < _results.Length && _results[_next] is { } next)
                {
                    onResult(next);
                    _next++;
                }
            }
        }
    }
}
