using System.Buffers.Text;
using System.Globalization;
using System.Text;

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

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(2);

    private static readonly ReaderWriterLockSlim Starting = new();
    private static readonly List<int> Mains = [];
    private static readonly HashSet<int> Kept = [];
    private static readonly byte[] AnyMark = Encoding.ASCII.GetBytes(StepMarker.Variable + "=");
    private static readonly int OwnSession = Libc.getsid(0);
    private static readonly string ChildrenFile = "/proc/self/task/" + System.Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "/children";
    private static int _running;
    private static long _buried;
    private static int _guardian;

    /// <summary>True when orphans come to this process and can be listed.</summary>
    private static readonly bool Adopts = TryAdopt();

    /// <summary>How many steps run programs just now.</summary>
    public static int Running => Volatile.Read(ref _running);

    /// <summary>
    /// The programs that steps run just now, none of them forgotten because it is only just being started; and no other
    /// is started from now on.
    /// </summary>
    public static int[] LastMains()
    {
        // Never left: whoever would start a program waits until this process is gone.
        Starting.TryEnterWriteLock(LongestStart);
        lock (Mains)
        {
            return [.. Mains];
        }
    }

    /// <summary>Calls <paramref name="start"/>, which starts a step's program and gives its id, so that nobody takes it for an orphan.</summary>
    public static int Start(Func<int> start) => Start(start, isStep: true);

    /// <summary>The same for a program that belongs to no step; see <see cref="TryReap"/> for its end. -1 when it did not start.</summary>
    public static int StartBeside(Func<int> start) => Start(start, isStep: false);

    private static int Start(Func<int> start, bool isStep)
    {
        Starting.EnterReadLock();

        // Counted before it is there: a step that ends just now believes that it is alone, and takes what it does not know for its own.
        Interlocked.Increment(ref _running);
        var staysCounted = false;
        try
        {
            var id = start();
            if (id > 0)
            {
                lock (Mains)
                {
                    Mains.Add(id);
                }
            }

            staysCounted = isStep;
            return id;
        }
        finally
        {
            if (!staysCounted)
            {
                Interlocked.Decrement(ref _running);
            }

            Starting.ExitReadLock();
        }
    }

    /// <summary>Starts the guardian: a child of ours that is neither a step's program nor anybody's orphan.</summary>
    public static void StartGuardian(Func<int> start)
    {
        Starting.EnterReadLock();
        Interlocked.Increment(ref _running); // as above
        try
        {
            Volatile.Write(ref _guardian, start());
        }
        finally
        {
            Interlocked.Decrement(ref _running);
            Starting.ExitReadLock();
        }
    }

    /// <summary>Takes the status of a guardian that has ended.</summary>
    public static void BuryGuardian()
    {
        int status;
        if (Volatile.Read(ref _guardian) is > 0 and var id && Libc.waitpid(id, &status, Libc.WNoHang) == id)
        {
            Volatile.Write(ref _guardian, 0);
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
    /// A step has ended. What is dead and ours is buried; what lives was left on purpose and is nobody's from now on,
    /// but for what carries the mark of another step that still runs.
    /// </summary>
    /// <param name="mark">The step's mark.</param>
    public static void StepEnded(string mark)
    {
        var others = Interlocked.Decrement(ref _running) > 0;
        if (!Adopts || ListAdopted() is not { Count: > 0 } adopted)
        {
            return;
        }

        BuryDead();
        var own = Encoding.ASCII.GetBytes(mark);
        foreach (var id in adopted)
        {
            if (IsOrphan(id) is { HasEnded: false } && (!others || ProcessTable.EnvironmentHolds(id, own) || !ProcessTable.EnvironmentHolds(id, AnyMark)))
            {
                lock (Mains)
                {
                    Kept.Add(id);
                }
            }
        }
    }

    /// <summary>
    /// False when it is certain that none of the only step's orphans lives. One that has just ended counts too: it may
    /// have started another a moment before.
    /// </summary>
    public static bool MayLive()
    {
        // The kernel's list may skip one while others leave it, which they do when other steps end.
        if (!Adopts || Running > 1)
        {
            return true;
        }

        foreach (var id in ListAdopted())
        {
            if (IsOrphan(id) is { } entry && !IsKept(entry.Id))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Takes the status of all orphans that have ended, and gives the number of those that were ever buried. A process
    /// that starts another and ends is gone from a list of processes before the other is in it, but it is found here.
    /// </summary>
    public static long BuryDead()
    {
        if (!Adopts)
        {
            return 0;
        }

        // Nobody may be just starting a program: it would look like an orphan until it is known.
        Starting.EnterWriteLock();
        try
        {
            foreach (var id in ListAdopted())
            {
                _buried += IsOrphan(id) is { HasEnded: true } && Bury(id) ? 1 : 0;
            }

            return _buried;
        }
        finally
        {
            Starting.ExitWriteLock();
        }
    }

    /// <summary>True for a child of ours that nobody here started and that no earlier step left on purpose.</summary>
    public static bool IsUnclaimed(ProcessEntry entry)
    {
        if (entry.Parent != System.Environment.ProcessId || entry.Session == OwnSession || entry.Id == Volatile.Read(ref _guardian))
        {
            return false;
        }

        lock (Mains)
        {
            return !Mains.Contains(entry.Id) && !Kept.Contains(entry.Id);
        }
    }

    private static bool IsKept(int id)
    {
        lock (Mains)
        {
            return Kept.Contains(id);
        }
    }

    private static bool Bury(int id)
    {
        int status;
        lock (Mains)
        {
            Kept.Remove(id);
            return !Mains.Contains(id) && Libc.waitpid(id, &status, Libc.WNoHang) == id;
        }
    }

    private static ProcessEntry? IsOrphan(int id) =>
        ProcessTable.Find(id) is { } entry && entry.Session != OwnSession && entry.Parent == System.Environment.ProcessId ? entry : null;

    private static List<int> ListAdopted()
    {
        var adopted = new List<int>();
        var text = new byte[4096];
        var length = ProcessTable.ReadFile(ChildrenFile, text);
        while (length == text.Length)
        {
            text = new byte[text.Length * 4];
            length = ProcessTable.ReadFile(ChildrenFile, text);
        }

        var rest = text.AsSpan(0, Math.Max(0, length));
        lock (Mains)
        {
            while (Utf8Parser.TryParse(rest, out int id, out var used))
            {
                if (!Mains.Contains(id) && id != Volatile.Read(ref _guardian))
                {
                    adopted.Add(id);
                }

                rest = rest[Math.Min(rest.Length, used + 1)..];
            }
        }

        return adopted;
    }

    private static bool TryAdopt() =>
        ProcessTable.IsThere && File.Exists(ChildrenFile) && Libc.prctl(SetChildSubreaper, 1, 0, 0, 0) == 0;
}
