using Rem.Errors;
using Rem.Plans;
using Rem.Settings;

namespace Rem.Vault;

/// <summary>Reads files that only their owner may read; one that others can read or write is refused.</summary>
internal static class OwnFile
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Why a file cannot be read, in our words.</summary>
    public static string Reason(Exception error, string path) =>
        Directory.Exists(path) ? "it is a folder"
        : error is FileNotFoundException or DirectoryNotFoundException ? "it is not there"
        : PlanPaths.Reason(error);

    /// <summary>How a file or folder becomes its owner's alone, as a hint.</summary>
    public static string Advice(string path, string mode) => $"let only its owner in: chmod {mode} '{path}'";

    /// <summary>
    /// The bytes of a file. The mode is that of the file that was opened, not of what has its name a moment later.
    /// Throws <see cref="SettingsErrors.Open"/>, and what the file system throws.
    /// </summary>
    public static byte[] Read(string path, bool isPrivate = true)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (isPrivate && !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & Others) != 0)
        {
            throw new PlanException(SettingsErrors.Open, SourceSpan.None, $"the file '{path}' can be read or written by others than its owner", Advice(path, "600"));
        }

        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
