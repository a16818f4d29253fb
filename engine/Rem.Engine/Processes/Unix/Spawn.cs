using System.Runtime.InteropServices;
using System.Text;
using Rem.Errors;
using Rem.Plans;

namespace Rem.Processes.Unix;

/// <summary>
/// Starts programs with posix_spawn: each in a session of its own, so that its whole process group can be signalled, no
/// terminal interrupts it behind REM's back, and its descendants are told from those of others.
/// </summary>
internal static unsafe class Spawn
{
    // Larger than any C library's (336, 128 and 80 bytes in glibc).
    private const int OpaqueSize = 512;

    private const int BusyWait = 2; // ms
    private const int BusyWaits = 500;

    private const int SetSigDefault = 4;
    private const int SetSigMask = 8;
    private const int SetSidOnLinux = 0x80;
    private const int SetSidOnMac = 0x400;
    private const int CloseAllOnMac = 0x4000;

    // Where the C library cannot change the folder (musl before 1.1.24, glibc before 2.29), a shell does.
    private static readonly string[] ChangeFolder = ["/bin/sh", "-c", "cd -- \"$1\" && shift && exec \"$@\"", "sh"];

    private static readonly byte* Attributes = MakeAttributes();
    private static readonly bool CanChangeFolder =
        NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "posix_spawn_file_actions_addchdir_np", out _);

    // Files that whoever started REM left open, or a native library opened, are none of a step's business.
    private static readonly bool CanCloseOthers =
        NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "posix_spawn_file_actions_addclosefrom_np", out _);

    /// <summary>Starts a program and gives its process id. The files are put in place as its standard files, and stay open here.</summary>
    public static int Start(ProcessRequest request, IReadOnlyList<string> arguments, string marker, int input, int output, int errors)
    {
        var wrapped = request.Folder is not null && !CanChangeFolder;
        var file = wrapped ? ChangeFolder[0] : ProgramPath.Find(request, arguments[0]);
        using var block = new ArgumentBlock(request, wrapped ? Wrap(request, arguments) : arguments, marker);
        var actions = stackalloc byte[OpaqueSize];
        var error = Libc.posix_spawn_file_actions_init(actions);
        error |= Libc.posix_spawn_file_actions_adddup2(actions, input, 0);
        error |= Libc.posix_spawn_file_actions_adddup2(actions, output, 1);
        error |= Libc.posix_spawn_file_actions_adddup2(actions, errors, 2);
        if (CanCloseOthers)
        {
            error |= Libc.posix_spawn_file_actions_addclosefrom_np(actions, 3);
        }

        var process = 0;
        fixed (byte* path = Terminated(request, file))
        fixed (byte* folder = request.Folder is null || wrapped ? null : Terminated(request, request.Folder))
        {
            if (folder is not null)
            {
                error |= Libc.posix_spawn_file_actions_addchdir_np(actions, folder);
            }

            // A file that could not be put in place must not leave the program with ours.
            error = error != 0 ? error : Libc.posix_spawn(&process, path, actions, Attributes, block.Arguments, block.Environment);

            // Who has just written a script has closed it, and yet it may be open for writing: in a program that is being
            // started beside this one, and has copies of what is open here until it runs.
            for (var waits = 0; error == Libc.Etxtbsy && waits < BusyWaits; waits++)
            {
                _ = Libc.poll(null, 0, BusyWait);
                error = Libc.posix_spawn(&process, path, actions, Attributes, block.Arguments, block.Environment);
            }
        }

        Libc.posix_spawn_file_actions_destroy(actions);
        return error == 0 ? process : throw ProgramPath.Explain(request, file, error);
    }

    private static string[] Wrap(ProcessRequest request, IReadOnlyList<string> arguments)
    {
        if (!Directory.Exists(request.Folder))
        {
            throw ProgramPath.Explain(request, arguments[0], 0);
        }

        var wrapped = new string[ChangeFolder.Length + 1 + arguments.Count];
        ChangeFolder.CopyTo(wrapped, 0);
        wrapped[ChangeFolder.Length] = request.Folder;
        for (var i = 0; i < arguments.Count; i++)
        {
            wrapped[ChangeFolder.Length + 1 + i] = i == 0 ? ProgramPath.Find(request, arguments[0]) : arguments[i];
        }

        return wrapped;
    }

    private static byte[] Terminated(ProcessRequest request, string path) =>
        path.Contains('\0', StringComparison.Ordinal)
            ? throw new PlanException(ProcessErrors.Nul, request.At, $"the name '{path.Replace("\0", "\\0", StringComparison.Ordinal)}' holds a NUL character, which no file name can")
            : Encoding.UTF8.GetBytes(path + "\0");

    private static byte* MakeAttributes()
    {
        var attributes = (byte*)NativeMemory.AllocZeroed(OpaqueSize);
        var signals = stackalloc byte[OpaqueSize];
        _ = Libc.posix_spawnattr_init(attributes);
        _ = Libc.sigemptyset(signals);
        _ = Libc.posix_spawnattr_setsigmask(attributes, signals);

        // What is ignored here would stay ignored there. .NET ignores SIGPIPE; a shell that started REM in the
        // background may have ignored others. SIGHUP stays as it is, for the sake of nohup.
        _ = Libc.sigaddset(signals, Libc.SigInt);
        _ = Libc.sigaddset(signals, Libc.SigQuit);
        _ = Libc.sigaddset(signals, Libc.SigPipe);
        _ = Libc.sigaddset(signals, Libc.SigTerm);
        _ = Libc.sigaddset(signals, Libc.SigChild);
        _ = Libc.posix_spawnattr_setsigdefault(attributes, signals);
        _ = Libc.posix_spawnattr_setflags(attributes, (short)(SetSigDefault | SetSigMask | (Libc.IsLinux ? SetSidOnLinux : SetSidOnMac | CloseAllOnMac)));
        return attributes;
    }
}
