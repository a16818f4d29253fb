using System.Buffers.Text;
using System.Globalization;

namespace Rem.Processes.Unix;

/// <summary>
/// Processes whose parents are gone. On Linux this process becomes the one that orphans below it are given to
/// (PR_SET_CHILD_SUBREAPER), so that a step's processes stay findable whatever they do, and buries those that end.
/// A process is somebody's orphan here when it is a child of ours that we did not start and its session is not ours: each
/// program that we start leads a session of its own, and what .NET's Process starts stays in ours.
/// </summary>
internal static unsafe class Orphans
{
    private const int SetChildSubreaper = 36;

    private static readonly ReaderWriterLockSlim Starting = new();
    private static readonly List<int> Mains = [];
    private static readonly List<int> Kept = [];
    private static readonly int OwnSession = Libc.getsid(0);
    private static readonly string ChildrenFile = "/proc/self/task/" + System.Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "/children";
    private static int _running;

    /// <summary>True when orphans come to this process and can be listed.</summary>
    private static readonly bool Adopts = TryAdopt();

    /// <summary>How many steps run programs just now.</summary>
    public static int Running => Volatile.Read(ref _running);

    /// <summary>Calls <paramref name="start"/>, which starts a program and gives its id, so that nobody takes it for an orphan.</summary>
    public static int Start(Func<int> start)
    {
        Starting.EnterReadLock();
        try
        {
            var id = start();
            lock (Mains)
            {
                Mains.Add(id);
            }

            Interlocked.Increment(ref _running);
            return id;
        }
        finally
        {
            Starting.ExitReadLock();
        }
    }

    /// <summary>
    /// Takes the status of a program that was started here, if it has ended. Exactly that process is waited for: the
    /// children of others, .NET's own among them, are left to them. Null while it runs.
    /// </summary>
    public static int? TryReap(int main)
    {
        int status;
        lock (Mains)
        {
            int got;
            do
            {
                got = Libc.waitpid(main, &status, Libc.WNoHang);
            }
            while (got < 0 && System.Runtime.InteropServices.Marshal.GetLastSystemError() == Libc.Eintr);

            if (got == 0)
            {
                return null;
            }

            Mains.Remove(main);
            return got == main ? status : -1;
        }
    }

    /// <summary>
    /// A step has ended. What is dead and ours is buried; what lives after a success was left on purpose.
    /// </summary>
    public static void StepEnded()
    {
        Interlocked.Decrement(ref _running);
        if (!Adopts)
        {
            return;
        }

        var children = new List<int>();
        ReadAdopted(children);
        if (children.Count > 0)
        {
            Bury(children);
        }
    }

    /// <summary>False when it is certain that no orphan lives.</summary>
    public static bool MayLive()
    {
        // The kernel's list may skip one while others leave it, which they do when other steps end.
        if (!Adopts || Running > 1)
        {
            return true;
        }

        var children = new List<int>();
        ReadAdopted(children);
        foreach (var id in children)
        {
            if (IsOrphan(id) is { HasEnded: false })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for a child of ours that nobody here started and that no earlier step left on purpose.</summary>
    public static bool IsUnclaimed(ProcessEntry entry)
    {
        if (entry.Parent != System.Environment.ProcessId || entry.Session == OwnSession)
        {
            return false;
        }

        lock (Mains)
        {
            return !Mains.Contains(entry.Id) && !Kept.Contains(entry.Id);
        }
    }

    private static void Bury(List<int> children)
    {
        Starting.EnterWriteLock();
        try
        {
            lock (Mains)
            {
                Kept.Clear();
                foreach (var id in children)
                {
                    if (Mains.Contains(id) || IsOrphan(id) is not { } orphan)
                    {
                        continue;
                    }

                    if (orphan.HasEnded)
                    {
                        int status;
                        _ = Libc.waitpid(id, &status, Libc.WNoHang);
                    }
                    else
                    {
                        Kept.Add(id);
                    }
                }
            }
        }
        finally
        {
            Starting.ExitWriteLock();
        }
    }

    private static ProcessEntry? IsOrphan(int id) =>
        ProcessTable.Find(id) is { } entry && entry.Session != OwnSession && entry.Parent == System.Environment.ProcessId ? entry : null;

    private static void ReadAdopted(List<int> into)
    {
        Span<byte> text = stackalloc byte[4096];
        var length = ProcessTable.ReadFile(ChildrenFile, text);
        if (length <= 0)
        {
            return;
        }

        var rest = text[..length];
        lock (Mains)
        {
            while (Utf8Parser.TryParse(rest, out int id, out var used))
            {
                if (!Mains.Contains(id))
                {
                    into.Add(id);
                }

                rest = rest[Math.Min(rest.Length, used + 1)..];
            }
        }
    }

    private static bool TryAdopt() =>
        ProcessTable.IsThere && File.Exists(ChildrenFile) && Libc.prctl(SetChildSubreaper, 1, 0, 0, 0) == 0;
}
