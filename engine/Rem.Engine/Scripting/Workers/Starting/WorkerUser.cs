namespace Rem.Scripting.Workers.Starting;

/// <summary>
/// Who a worker is. Started by root it becomes nobody; where nobody cannot read REM's own program it stays root's user,
/// but without any of root's powers. Started by anybody else it stays that user: no process can change that without
/// root, and the fence around files does not depend on it.
/// </summary>
internal static unsafe class WorkerUser
{
    private const int Nobody = 65534;
    private const int SecureBits = 28;
    private const int NoRootPowers = 0xef; // NOROOT, NO_SETUID_FIXUP, NO_CAP_AMBIENT_RAISE, not KEEP_CAPS: all locked
    private const int DropBound = 24;
    private const int LastCapability = 40;

    /// <summary>Adds the calls; what is to be reported is given back, or null.</summary>
    public static string? Add(LaunchMemory memory, LaunchList list, IEnumerable<string> needed)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return "another user: only root can give a worker one";
        }

        foreach (var path in needed)
        {
            if (!IsOpenToAll(path))
            {
                AddPowerless(memory, list);
                return $"another user: '{path}' cannot be read by others, so the worker is root's user without root's powers";
            }
        }

        list.Need("leaving groups", SystemCalls.SetGroups, 0, 0);
        list.Need("changing the group", SystemCalls.SetResGid, Nobody, Nobody, Nobody);
        list.Need("changing the user", SystemCalls.SetResUid, Nobody, Nobody, Nobody);
        return null;
    }

    private static void AddPowerless(LaunchMemory memory, LaunchList list)
    {
        list.Need("locking powers", SystemCalls.PrCtl, SecureBits, NoRootPowers);
        for (var capability = 0; capability <= LastCapability; capability++)
        {
            list.Quiet(SystemCalls.PrCtl, DropBound, capability);
        }

        var header = (uint*)memory.Take(8);
        header[0] = 0x20080522;
        list.Need("dropping powers", SystemCalls.CapSet, (nint)header, (nint)memory.Take(24));
    }

    private static bool IsOpenToAll(string path)
    {
        try
        {
            if (!Has(path, Directory.Exists(path) ? UnixFileMode.OtherRead | UnixFileMode.OtherExecute : UnixFileMode.OtherRead))
            {
                return false;
            }

            for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
            {
                if (!Has(folder, UnixFileMode.OtherExecute))
                {
                    return false;
                }
            }

            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool Has(string path, UnixFileMode mode) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & mode) == mode;
}
