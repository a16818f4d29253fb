using System.Runtime.InteropServices;
using Rem.Errors;

namespace Rem.Processes.Unix;

/// <summary>Making and closing pipes. Nothing that is made here passes into a child unless it is put there.</summary>
internal static unsafe class Descriptors
{
    private const int SetDescriptorFlags = 2;
    private const int SetStatusFlags = 4;
    private const int FirstFree = 3;

    private static int DuplicateClosedOnExec => Libc.IsLinux ? 1030 : 67;

    /// <summary>An open /dev/null, for programs that read nothing and whose output nobody wants. Never closed.</summary>
    public static int Null { get; } = OpenNull();

    /// <summary>A pipe, or the error that the system has no more.</summary>
    public static void Pipe(ProcessRequest request, out int read, out int write)
    {
        var ends = stackalloc int[2];
        if ((Libc.IsLinux ? Libc.pipe2(ends, Libc.CloseOnExec) : Libc.pipe(ends)) != 0)
        {
            var error = Marshal.GetLastSystemError();
            throw new PlanException(ProcessErrors.NotStarted, request.At, $"no pipe for '{request.Shown}': {ProgramPath.Reason(error)}");
        }

        read = Above(ends[0]);
        write = Above(ends[1]);
    }

    public static void SetNonBlocking(int file) => _ = Libc.fcntl(file, SetStatusFlags, Libc.NonBlocking);

    public static void Close(ref int file)
    {
        if (file >= 0)
        {
            Libc.close(file);
            file = -1;
        }
    }

    // A process may be started with closed standard files; its pipes would then take their numbers, and putting
    // the child's standard files in place would overwrite one with another.
    public static int Above(int file)
    {
        if (file >= FirstFree)
        {
            if (!Libc.IsLinux)
            {
                _ = Libc.fcntl(file, SetDescriptorFlags, 1);
            }

            return file;
        }

        var moved = Libc.fcntl(file, DuplicateClosedOnExec, FirstFree);
        Libc.close(file);
        return moved;
    }

    private static int OpenNull()
    {
        fixed (byte* path = "/dev/null\0"u8)
        {
            return Above(Libc.open(path, Libc.ReadWrite | Libc.CloseOnExec, 0));
        }
    }
}
