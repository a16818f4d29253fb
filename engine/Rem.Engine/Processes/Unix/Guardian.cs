using System.Globalization;
using System.Text;
using Rem.Errors;

namespace Rem.Processes.Unix;

/// <summary>
/// A small shell beside this process that knows which steps run, and ends them when this process is gone without having
/// done so itself (`kill -9`, out of memory, a crash). It waits for the end of a pipe, which the kernel closes whatever
/// happens here. The kernel's own signal at a parent's death (PR_SET_PDEATHSIG) would not do: posix_spawn cannot ask
/// for it, it follows threads and not processes, and descendants do not inherit it.
/// One per process, started by the first step that lasts: who runs short steps only pays nothing.
/// Out of its reach stay a step of the first 20 ms, and a process that has left its session, emptied its environment and
/// outlived its parents: only its adoption by this process still told whose it was.
/// </summary>
internal static unsafe class Guardian
{
    /// <summary>After how many milliseconds a step lasts: one that ends sooner needs nobody to end it.</summary>
    public const int Patience = 20;

    private static readonly Lock Gate = new();
    private static readonly Dictionary<int, string> Watched = [];
    private static int _pipe = -1;

    /// <summary>From now on the processes of a step end when this process does. Never throws: a step that cannot be guarded runs all the same.</summary>
    /// <param name="main">The program that was started; it leads a session of this number.</param>
    /// <param name="token">The step's mark.</param>
    public static void Watch(int main, string token)
    {
        lock (Gate)
        {
            Watched[main] = token;
            if (_pipe < 0 || !Tell(Added(main, token)))
            {
                Start();
            }
        }
    }

    /// <summary>A step has ended: what it left running lives on, as it was meant to.</summary>
    public static void Forget(int main)
    {
        lock (Gate)
        {
            if (Watched.Remove(main) && _pipe >= 0)
            {
                Tell(string.Create(CultureInfo.InvariantCulture, $"- {main}\n"));
            }
        }
    }

    private static string Added(int main, string token) => string.Create(CultureInfo.InvariantCulture, $"+ {main} {token}\n");

    // The first one, or another after somebody killed it.
    private static void Start()
    {
        Descriptors.Close(ref _pipe);
        Orphans.BuryGuardian();
        // It looks for programs, and needs nothing else of what may stand in our environment.
        var request = new ProcessRequest
        {
            Arguments = ["/bin/sh", "-c", GuardianScript.Text, "rem-guardian"],
            Shown = "rem-guardian",
            Environment = [new("PATH", InheritedEnvironment.Find("PATH"))],
            InheritsEnvironment = false,
            Folder = "/",
        };
        var read = -1;
        try
        {
            Descriptors.Pipe(request, out read, out _pipe);
            Descriptors.SetNonBlocking(_pipe);
            var input = read;
            Orphans.StartGuardian(() => Spawn.Start(request, request.Arguments, StepMarker.OfOuter, input, Descriptors.Null, Descriptors.Null));
            foreach (var (main, token) in Watched)
            {
                Tell(Added(main, token));
            }
        }
        catch (PlanException)
        {
            Descriptors.Close(ref _pipe); // no /bin/sh, or no more processes: then there is none
        }
        finally
        {
            Descriptors.Close(ref read);
        }
    }

    // A line is shorter than what a pipe takes whole. False when nobody reads any more.
    private static bool Tell(string line)
    {
        var bytes = Encoding.ASCII.GetBytes(line);
        fixed (byte* start = bytes)
        {
            return Libc.write(_pipe, start, bytes.Length) == bytes.Length;
        }
    }
}
