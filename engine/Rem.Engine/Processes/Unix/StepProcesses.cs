using System.Text;

namespace Rem.Processes.Unix;

/// <summary>
/// The processes of one step, found by what they cannot all shed at once: descent from the program that was started, its
/// session, the step's mark in their environment, and (while no other step runs) being an orphan of ours. Where there
/// is no /proc, its process group.
/// </summary>
/// <param name="main">The program that was started; it leads a session and a process group of this number.</param>
/// <param name="token">The step's mark.</param>
/// <param name="started">Clock ticks since the machine started, at a moment before the program was.</param>
internal sealed class StepProcesses(int main, string token, long started)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const int MostLooks = 20;

    private readonly byte[] _token = Encoding.ASCII.GetBytes(token);

    /// <summary>
    /// True when none lives. One look is not enough: a process that starts another and ends while its place in the list
    /// has been passed hides both. It leaves a dead orphan, so a look counts when there was none beside it.
    /// </summary>
    public bool AreGone()
    {
        if (!ProcessTable.IsThere)
        {
            return Libc.kill(-main, 0) != 0;
        }

        for (var looks = 0; looks < MostLooks; looks++)
        {
            var buried = Orphans.BuryDead();
            if (Find().Count > 0)
            {
                return false;
            }

            // A process that is just becoming another program shows no environment for a moment: at least two looks.
            if (looks > 0 && Orphans.BuryDead() == buried)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Asks all to end. A stopped one is woken, else it could not.</summary>
    public void Terminate()
    {
        if (!ProcessTable.IsThere)
        {
            _ = Libc.kill(-main, Libc.SigTerm);
            _ = Libc.kill(-main, Libc.SigContinue);
            return;
        }

        foreach (var id in Find())
        {
            _ = Libc.kill(id, Libc.SigTerm);
            _ = Libc.kill(id, Libc.SigContinue);
        }
    }

    /// <summary>
    /// Ends all. They are stopped first, until no new ones appear: a program that starts others faster than they are
    /// found would else outrun this. False when some could not be ended within 5 s (another user's, or stuck in the kernel).
    /// </summary>
    public bool Kill()
    {
        if (!ProcessTable.IsThere)
        {
            return Libc.kill(-main, Libc.SigKill) == 0 || AreGone();
        }

        var until = System.Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (System.Environment.TickCount64 < until)
        {
            var all = StopAll();

            if (all.Count == 0 && AreGone())
            {
                return true;
            }

            foreach (var id in all)
            {
                _ = Libc.kill(id, Libc.SigKill);
            }

            if (all.Count > 0)
            {
                ServingThread.Pause(1);
            }
        }

        return AreGone();
    }

    private HashSet<int> StopAll()
    {
        const int Rounds = 100;

        var stopped = new HashSet<int>();
        var isNew = true;
        for (var round = 0; isNew && round < Rounds; round++)
        {
            isNew = false;
            foreach (var id in Find())
            {
                if (stopped.Add(id))
                {
                    isNew = true;
                    _ = Libc.kill(id, Libc.SigStop);
                }
            }
        }

        return stopped;
    }

    private List<int> Find()
    {
        var table = ProcessTable.Read();
        var ours = new HashSet<int>();
        var alone = Orphans.Running == 1;
        foreach (var entry in table)
        {
            if (!entry.HasEnded && IsOurs(entry, alone))
            {
                ours.Add(entry.Id);
            }
        }

        AddDescendants(table, ours);
        return [.. ours];
    }

    private bool IsOurs(ProcessEntry entry, bool alone) =>
        entry.Id != System.Environment.ProcessId && entry.Started >= started &&
        (entry.Id == main || entry.Session == main || ProcessTable.EnvironmentHolds(entry.Id, _token) ||
            (alone && Orphans.IsUnclaimed(entry)));

    private static void AddDescendants(List<ProcessEntry> table, HashSet<int> ours)
    {
        for (var count = -1; count != ours.Count;)
        {
            count = ours.Count;
            foreach (var entry in table)
            {
                if (!entry.HasEnded && ours.Contains(entry.Parent))
                {
                    ours.Add(entry.Id);
                }
            }
        }
    }
}
