namespace Rem.Faults;

/// <summary>The folders of a round: the store's and the logs'.</summary>
internal sealed class RoundFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("rem-faults-").FullName;

    public RoundFolder()
    {
        Directory.CreateDirectory(Logs);
        Data = Path.Combine(_path, "data");
    }

    public string Data { get; init; }

    public string Logs => Path.Combine(_path, "logs");

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
