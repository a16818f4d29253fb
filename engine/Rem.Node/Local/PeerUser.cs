using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Rem.Node.Local;

/// <summary>Who sits at the other end of a local socket, as the kernel noted it when it was connected.</summary>
internal static partial class PeerUser
{
    // SO_PEERCRED of Linux: pid, uid, gid.
    private const int SocketLevel = 1;
    private const int PeerCredentials = 17;

    /// <summary>The user of this process; -1 on Windows.</summary>
    public static long Own { get; } = OperatingSystem.IsWindows() ? -1 : GetUser();

    /// <summary>Process and user at the other end; (0, -1) where the system does not say, and the owner-only folder alone protects.</summary>
    public static (int Process, long User) Of(Socket socket)
    {
        if (!OperatingSystem.IsLinux())
        {
            return (0, -1);
        }

        Span<byte> answer = stackalloc byte[12];
        socket.GetRawSocketOption(SocketLevel, PeerCredentials, answer);
        return (MemoryMarshal.Read<int>(answer), MemoryMarshal.Read<uint>(answer[4..]));
    }

    /// <summary>True for the own user, and for root, who may everything anyway.</summary>
    public static bool MayTalk(long own, long peer) => peer == -1 || peer == 0 || peer == own;

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetUser();
}
