namespace Rem.TimeSeries.Tests.Kit;

/// <summary>A folder for a test's files, in memory where the machine has such a place.</summary>
internal sealed class TempFolder : IDisposable
{
    private const string Memory = "/dev/shm";

    public TempFolder() => Path = Directory.Exists(Memory)
        ? Directory.CreateDirectory(System.IO.Path.Combine(Memory, "rem-series-" + Guid.NewGuid().ToString("n"))).FullName
        : Directory.CreateTempSubdirectory("rem-series-").FullName;

    public string Path { get; }

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
