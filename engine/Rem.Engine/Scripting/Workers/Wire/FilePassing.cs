using System.Runtime.InteropServices;
using Rem.Processes.Unix;

namespace Rem.Scripting.Workers.Wire;

/// <summary>Open files that travel over a Unix socket, beside the bytes.</summary>
internal static unsafe class FilePassing
{
    private const int SocketLevel = 1;
    private const int Rights = 1;
    private const int CloseOnExec = 0x40000000;

    /// <summary>Sends bytes and a file with the first of them; what sendmsg gives.</summary>
    public static nint Send(int socket, byte* bytes, nint size, int file, int flags)
    {
        var piece = new Piece { Start = bytes, Size = size };
        var along = new Along { Size = Along.Used, Level = SocketLevel, Kind = Rights, File = file };
        var message = new Message { Pieces = &piece, Count = 1, Along = &along, AlongSize = sizeof(Along) };
        return WireLibc.sendmsg(socket, &message, flags);
    }

    /// <summary>Receives bytes and, when one comes with them, a file, else -1; what recvmsg gives.</summary>
    public static nint Receive(int socket, byte* bytes, nint size, int flags, out int file)
    {
        var piece = new Piece { Start = bytes, Size = size };
        var along = default(Along);
        var message = new Message { Pieces = &piece, Count = 1, Along = &along, AlongSize = sizeof(Along) };
        var got = WireLibc.recvmsg(socket, &message, flags | CloseOnExec);
        file = got >= 0 && along.Size >= Along.Used && along.Level == SocketLevel && along.Kind == Rights ? along.File : -1;
        return got;
    }

    // As the C libraries have them on 64 bits.
    [StructLayout(LayoutKind.Sequential)]
    private struct Message
    {
        public nint Name;
        public nint NameSize;
        public Piece* Pieces;
        public nint Count;
        public Along* Along;
        public nint AlongSize;
        public nint Flags;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Piece
    {
        public byte* Start;
        public nint Size;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Along
    {
        public const int Used = 20; // up to the end of the file's number

        public nint Size;
        public int Level;
        public int Kind;
        public int File;
        public int Unused;
    }
}
