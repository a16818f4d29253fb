using System.Runtime.InteropServices;

namespace Rem.Files;

/// <summary>A folder that nobody but the user of this process may write or read: what lies in it is trusted.</summary>
public static partial class OwnFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The problem of a folder that is somebody else's.</summary>
    public const string BelongsToAnother = "it belongs to another user";

    // statx(2): the layout of its answer is the same on every machine.
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const uint WantOwner = 0x8;
    private const int OwnerAt = 20;
    private const int AnswerLength = 256;

    /// <summary>Makes the folder, owner only, and those above it; false when it is there and not the user's own.</summary>
    public static bool TryMake(string path)
    {
        if (!Directory.Exists(path))
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(path); // below the user's profile, which is the user's own
            }
            else
            {
                Directory.CreateDirectory(path, OwnerOnly);
            }
        }

        return IsOwn(path);
    }

    /// <summary>True when it belongs to the user and no other may enter it.</summary>
    public static bool IsOwn(string path) => Problem(path) is null;

    /// <summary>Why a folder that is there is not the user's own, in words; null when it is.</summary>
    public static string? Problem(string path) =>
        OperatingSystem.IsWindows() ? null
        : OperatingSystem.IsLinux() && OwnerOf(path) != GetUser() ? BelongsToAnother
        : (File.GetUnixFileMode(path) & ~OwnerOnly) != 0 ? "others may enter it"
        : null;

    /// <summary>
    /// True when the folder is there, false when nothing is. Throws <see cref="IOException"/> when something else stands
    /// there or in its way, <see cref="UnauthorizedAccessException"/> when nobody tells this user.
    /// </summary>
    public static bool IsThere(string path)
    {
        try
        {
            return (File.GetAttributes(path) & FileAttributes.Directory) != 0 ? true : throw new IOException($"'{path}' is no folder");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } above)
            {
                _ = IsThere(above);
            }

            return false;
        }
    }

    private static unsafe long OwnerOf(string path)
    {
        var answer = stackalloc byte[AnswerLength];
        return StatX(CurrentFolder, path, NoFollow, WantOwner, answer) == 0 ? *(uint*)(answer + OwnerAt) : -1;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int StatX(int folder, string path, int flags, uint mask, byte* answer);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetUser();
}
