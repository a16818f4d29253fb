namespace Rem.Storage.Tests;

/// <summary>A folder for one test, this user's alone.</summary>
internal sealed class TempFolder : IDisposable
{
    public TempFolder() => Path = Directory.CreateTempSubdirectory("rem-storage-").FullName;

    public string Path { get; }

    public string Database => System.IO.Path.Combine(Path, "rem.db");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
