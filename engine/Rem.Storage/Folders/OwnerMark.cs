using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Rem.Errors;
using Rem.Plans;

namespace Rem.Storage.Folders;

/// <summary>
/// Makes one process the owner of a data folder: a file with its process id, locked by the system for as long as the
/// process lives, so that a killed owner leaves nothing behind.
/// </summary>
internal sealed partial class OwnerMark : IDisposable
{
    private const string FileName = "owner";
    private const int Exclusive = 2;
    private const int NoWait = 4;
    private const int LetGo = 8;
    private const int InterruptedCall = 4;
    private const int NotPermitted = 1;
    private const int AccessDenied = 13;
    private const int ReadWrite = 2;
    private const uint OwnerOnly = 0x180; // rw-------

    private readonly SafeFileHandle _file;

    private OwnerMark(SafeFileHandle file) => _file = file;

    /// <summary>Takes a folder. Throws <see cref="StorageErrors.Owned"/>, naming the owner, when another process has it.</summary>
    public static OwnerMark Take(string folder)
    {
        var path = Path.Combine(folder, FileName);
        var file = Open(path);
        if (file is null || !TryLock(file))
        {
            file?.Dispose();
            throw new PlanException(StorageErrors.Owned, SourceSpan.None, $"the data folder '{folder}' belongs to process {Owner(path)}", StorageErrors.Owned.Fix);
        }

        var mark = System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n");
        RandomAccess.SetLength(file, 0);
        RandomAccess.Write(file, mark, 0);
        return new OwnerMark(file);
    }

    /// <summary>The process that has a folder, or null. Throws what the file system throws.</summary>
    public static int? OwnerOf(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path) || !int.TryParse(Owner(path), NumberStyles.None, CultureInfo.InvariantCulture, out var id) || !IsAlive(id))
        {
            return null;
        }

        // Only now: who tries the lock has it for a moment, and a node that starts just then would be refused.
        using var file = Open(path);
        if (file is null || !TryLock(file))
        {
            return id;
        }

        Unlock(file);
        return null;
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_file.IsClosed)
        {
            Unlock(_file);
            _file.Dispose();
        }
    }

    // .NET's own opening would lock the file on Unix, and fail where another process has it: nobody could read who.
    private static SafeFileHandle? Open(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            try
            {
                return File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            }
            catch (IOException)
            {
                return null;
            }
        }

        var (create, closeOnExec) = OperatingSystem.IsMacOS() ? (0x200, 0x1000000) : (0x40, 0x80000);
        var descriptor = Open(path, ReadWrite | create | closeOnExec, OwnerOnly);
        return descriptor >= 0
            ? new SafeFileHandle(descriptor, ownsHandle: true)
            : throw (Marshal.GetLastPInvokeError() is NotPermitted or AccessDenied
                ? new UnauthorizedAccessException(path)
                : new IOException($"{Marshal.GetLastPInvokeErrorMessage()} (opening '{path}')"));
    }

    private static bool TryLock(SafeFileHandle file)
    {
        if (OperatingSystem.IsWindows())
        {
            return true; // opened for this process alone
        }

        while (Lock(file, Exclusive | NoWait) != 0)
        {
            if (Marshal.GetLastPInvokeError() != InterruptedCall)
            {
                return false;
            }
        }

        return true;
    }

    // Not by closing it alone: a process that is being started has copies of all that is open here until it becomes another
    // program, and who takes the folder just then would be refused.
    private static void Unlock(SafeFileHandle file)
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = Lock(file, LetGo);
        }
    }

    private static string Owner(string path)
    {
        using var file = OperatingSystem.IsWindows() ? File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete) : Open(path)!;
        Span<byte> bytes = stackalloc byte[20];
        return System.Text.Encoding.ASCII.GetString(bytes[..RandomAccess.Read(file, bytes, 0)]).Trim();
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Lock(SafeFileHandle file, int how);
}
