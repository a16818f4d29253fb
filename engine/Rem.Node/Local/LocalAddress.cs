using System.Security.Cryptography;
using System.Text;
using Rem.Errors;
using Rem.Files;
using Rem.Plans;
using Rem.Values;

namespace Rem.Node.Local;

/// <summary>
/// Where the socket of a data folder is: in the folder, or, where its path is too long for a socket, under a short name
/// in a folder of the user, which the file `rem.sock.path` then names.
/// </summary>
public static class LocalAddress
{
    /// <summary>The socket's name in the data folder.</summary>
    public const string Name = "rem.sock";

    // sun_path has 108 bytes, the last of which is 0.
    private const int MostBytes = 107;
    private const int LongestPathFile = 4096;

    /// <summary>The path at which a server of a data folder listens.</summary>
    public static string ForServer(string folder)
    {
        var path = Path.Combine(Path.GetFullPath(folder), Name);
        return Fits(path) ? path : Path.Combine(ShortFolder(), Digest(path) + ".sock");
    }

    /// <summary>The path that a client of a data folder connects to; null when no node has made one.</summary>
    public static string? ForClient(string folder)
    {
        var path = Path.Combine(Path.GetFullPath(folder), Name);
        return Fits(path) ? File.Exists(path) ? path : null : Named(path);
    }

    /// <summary>The file that names a socket elsewhere.</summary>
    internal static string PathFile(string folder) => Path.Combine(Path.GetFullPath(folder), Name + ".path");

    private static bool Fits(string path) => Encoding.UTF8.GetByteCount(path) <= MostBytes;

    private static string? Named(string path)
    {
        var file = new FileInfo(path + ".path");
        return file is { Exists: true, Length: > 0 and < LongestPathFile } && File.ReadAllText(file.FullName).TrimEnd('\n') is var named && Fits(named) ? named : null;
    }

    private static string ShortFolder()
    {
        if (Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 and < 60 } runtime && Directory.Exists(runtime) && OwnFolder.IsOwn(runtime))
        {
            return runtime;
        }

        var folder = $"/tmp/rem-{PeerUser.Own}";
        return OwnFolder.TryMake(folder)
            ? folder
            : throw new PlanException(LocalErrors.Socket, SourceSpan.None, $"the folder {ValueText.Show(folder)} for the local socket is not the own user's alone", "remove it, or let XDG_RUNTIME_DIR name a folder that is");
    }

    private static string Digest(string path) => "rem-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)).AsSpan(0, 8));
}
