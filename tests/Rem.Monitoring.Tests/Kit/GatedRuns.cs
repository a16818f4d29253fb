namespace Rem.Monitoring.Tests.Kit;

/// <summary>Runs of a check that count themselves, and each wait until a test opens its gate.</summary>
internal sealed class GatedRuns : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), "rem-runs-" + Path.GetRandomFileName());

    /// <summary>A plan whose check waits before it gives what it gives.</summary>
    public string Before(string plan) =>
        plan.Replace("- lua: return", $"- shell: 'echo x >> {_path}; while [ ! -e {_path}.$(wc -l < {_path}) ]; do sleep 0.01; done'\n      - lua: return", StringComparison.Ordinal);

    /// <summary>Lets a run go on, from 1.</summary>
    public void Open(int run) => File.WriteAllText($"{_path}.{run}", "");

    /// <summary>Whether so many have begun.</summary>
    public async Task<bool> HasBegunAsync(int runs) => File.Exists(_path) && (await File.ReadAllLinesAsync(_path)).Length >= runs;

    // Single files and no folder: a run that is just being ended may still write one.
    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(Path.GetTempPath(), Path.GetFileName(_path) + "*"))
        {
            File.Delete(file);
        }
    }
}
