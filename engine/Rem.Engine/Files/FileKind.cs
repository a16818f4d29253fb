using System.Runtime.InteropServices;

namespace Rem.Files;

/// <summary>Tells plain files from devices, pipes and sockets, which .NET does not.</summary>
public static partial class FileKind
{
    private const int CurrentFolder = -100;
    private const uint AskForType = 1;
    private const int ModeOffset = 28;
    private const int TypeMask = 0xF000;
    private const int PlainFile = 0x8000;
    private const int Folder = 0x4000;

    /// <summary>True for what is neither a plain file nor a folder. Links are followed. Outside Linux nothing is special.</summary>
    public static bool IsSpecial(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        var status = new byte[256]; // struct statx
        if (Statx(CurrentFolder, path, 0, AskForType, status) != 0)
        {
            return false;
        }

        var type = BitConverter.ToUInt16(status, ModeOffset) & TypeMask;
        return type is not (PlainFile or Folder);
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, [Out] byte[] status);
}
