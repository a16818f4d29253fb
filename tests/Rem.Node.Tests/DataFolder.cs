using Rem.Node.Local;

namespace Rem.Node.Tests;

/// <summary>A data folder of a test, owner-only, gone at its end.</summary>
public sealed class DataFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly string _top = Directory.CreateTempSubdirectory("rem-node-").FullName;

    public DataFolder(string name = "data") => Path = Directory.CreateDirectory(System.IO.Path.Combine(_top, name), OwnerOnly).FullName;

    public string Path { get; }

    public string Socket => System.IO.Path.Combine(Path, LocalAddress.Name);

    public void Dispose() => Directory.Delete(_top, recursive: true);
}
