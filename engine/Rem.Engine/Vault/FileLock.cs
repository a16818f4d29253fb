using Rem.Errors;
using Rem.Plans;

namespace Rem.Vault;

/// <summary>Keeps two processes from changing a file at once: a file beside it that the system locks for as long as its holder lives.</summary>
internal static class FileLock
{
    private const int LinuxHeld = 11; // EAGAIN
    private const int MacHeld = 35; // EAGAIN
    private const int WindowsHeld = unchecked((int)0x80070020); // ERROR_SHARING_VIOLATION

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits for the lock of a file. Throws <see cref="VaultErrors.Busy"/> after ten seconds.</summary>
    public static async Task<IDisposable> TakeAsync(string path, TimeProvider clock, CancellationToken cancel)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        for (var started = clock.GetTimestamp(); ;)
        {
            try
            {
                return new FileStream(path + ".lock", options);
            }
            catch (IOException error) when (error.HResult is LinuxHeld or MacHeld or WindowsHeld)
            {
                if (clock.GetElapsedTime(started) > Patience)
                {
                    throw new PlanException(VaultErrors.Busy, SourceSpan.None, $"another process has been changing '{path}' for more than {Patience.TotalSeconds:0} s", VaultErrors.Busy.Fix);
                }
            }

            await Task.Delay(Pace, clock, cancel);
        }
    }
}
