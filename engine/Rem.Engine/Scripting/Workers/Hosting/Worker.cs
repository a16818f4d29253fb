using System.Runtime.InteropServices;
using System.Text;
using Rem.Errors;
using Rem.Processes.Unix;
using Rem.Scripting.Workers.Starting;
using Rem.Scripting.Workers.Wire;

namespace Rem.Scripting.Workers.Hosting;

/// <summary>
/// A worker process as its engine holds it. Used by one call at a time, and by calls inside that one while it waits;
/// <see cref="Cancel"/> may come from any thread.
/// </summary>
internal sealed unsafe class Worker
{
    private const int MostScripts = 2048;
    private const int MostWords = 4096;
    private const int PatienceMilliseconds = 10_000;
    private const int StuckMilliseconds = 1000;

    private readonly HashSet<long> _scripts = [];
    private readonly WorkerLaunch _launch;
    private int _control;
    private int _words;
    private int? _status;

    private Worker(WorkerLaunch launch, int id, FrameChannel channel, int control, int words)
    {
        _launch = launch;
        Id = id;
        Channel = channel;
        _control = control;
        _words = words;
        IdleSince = Environment.TickCount64;
    }

    /// <summary>Its process.</summary>
    public int Id { get; }

    /// <summary>The way to it.</summary>
    public FrameChannel Channel { get; }

    /// <summary>Builds the frames that go there.</summary>
    public WireWriter Writer { get; } = new();

    /// <summary>The number of the call that was begun last.</summary>
    public long LastCall { get; set; }

    /// <summary>Calls inside each other that it is in.</summary>
    public int Levels { get; set; }

    /// <summary>The command line that it was sent last, so that it need not be sent again.</summary>
    public object? LastInput { get; set; }

    /// <summary>True when it must not be used again.</summary>
    public bool IsBroken { get; set; }

    /// <summary>True when its hello has been heard.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Milliseconds for which it ran scripts.</summary>
    public long UsedMilliseconds { get; set; }

    /// <summary>Since when it waits for a call.</summary>
    public long IdleSince { get; set; }

    /// <summary>Whether something computes in it all the same.</summary>
    public IdleWatch Idling { get; } = new();

    /// <summary>What does not hold it.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    /// <summary>Compiled scripts that it was handed as files.</summary>
    public int Images { get; set; }

    /// <summary>True when it has had its share: of running time, of scripts, or of files.</summary>
    public bool IsWorn => UsedMilliseconds > WorkerLimits.Life.TotalMilliseconds || _scripts.Count > MostScripts || Images >= WorkerLimits.Images;

    /// <summary>Starts one. To be called by <see cref="WorkerKeeper"/>'s thread only. Throws <see cref="PlanException"/> when the system refuses.</summary>
    public static Worker Start(WorkerProgram program, WorkerLimits limits)
    {
        Span<int> ends = stackalloc int[6];
        ends.Fill(-1);
        try
        {
            OpenPair(ends[..2]);
            OpenPair(ends[2..4]);
            OpenWords(ends[4..]);
            var wake = WireLibc.eventfd(0, WireLibc.CloseOnExec | WireLibc.NonBlocking);
            var launch = new WorkerLaunch(program, limits, ends[1], ends[3], ends[5]);
            var id = launch.Start();
            if (id <= 0 || wake < 0)
            {
                var reason = Marshal.GetPInvokeErrorMessage(Marshal.GetLastSystemError());
                launch.Dispose();
                throw new PlanException(WorkerErrors.NotStarted, default, "no worker process could be started: " + reason);
            }

            var worker = new Worker(launch, id, new FrameChannel(ends[0], wake), ends[2], ends[4]);
            ends[0] = ends[2] = ends[4] = -1;
            return worker;
        }
        finally
        {
            foreach (ref var end in ends)
            {
                Descriptors.Close(ref end);
            }
        }
    }

    /// <summary>
    /// Waits until it can be used; false when its process was stuck at the start, which another try may mend (see
    /// <see cref="LaunchCalls"/>). Throws <see cref="PlanException"/> with the reason when it will never be ready.
    /// </summary>
    public bool EnsureReady()
    {
        if (IsReady)
        {
            return true;
        }

        var waited = Channel.Receive(StuckMilliseconds);
        if (waited == Waited.Late)
        {
            if (_launch.IsStuck)
            {
                return false;
            }

            waited = Channel.Receive(PatienceMilliseconds - StuckMilliseconds);
        }

        if (waited != Waited.Frame || Channel.Kind != FrameKind.Hello)
        {
            throw NotReady(waited);
        }

        var hello = new WireReader(Channel.Content, MostWords * 4);
        var missing = _launch.Missing;
        if (hello.OptionalText() is { } filter)
        {
            missing.Add(filter);
        }

        Missing = missing;
        IsReady = true;
        _launch.Dispose();
        return true;
    }

    /// <summary>True when it has prepared a script.</summary>
    public bool Knows(long script) => _scripts.Contains(script);

    /// <summary>It has prepared a script.</summary>
    public void Learn(long script) => _scripts.Add(script);

    /// <summary>Tells it to end a call.</summary>
    public void Cancel(long call)
    {
        _ = Libc.write(_control, (byte*)&call, sizeof(long));
        Channel.Wake();
    }

    /// <summary>Kills it with all that it may have started. Whoever waits for it finds its channel closed.</summary>
    public void Kill()
    {
        IsBroken = true;
        lock (_scripts)
        {
            if (_status is null)
            {
                _ = Libc.kill(-Id, Libc.SigKill);
                _ = Libc.kill(Id, Libc.SigKill);
            }
        }
    }

    /// <summary>How it ended, as waitpid says it; null while it runs. Its id may be another's from then on.</summary>
    public int? TryReap()
    {
        lock (_scripts)
        {
            return _status ??= Orphans.TryReap(Id);
        }
    }

    /// <summary>What it said last, on its way down.</summary>
    public string LastWords()
    {
        var text = stackalloc byte[MostWords];
        var length = Libc.read(_words, text, MostWords);
        return length > 0 ? Encoding.UTF8.GetString(text, (int)length) : "";
    }

    /// <summary>Closes what this process holds of it. It has ended.</summary>
    public void Close()
    {
        Channel.Dispose();
        Descriptors.Close(ref _control);
        Descriptors.Close(ref _words);
        if (!IsReady)
        {
            _launch.Dispose();
        }
    }

    private PlanException NotReady(Waited waited)
    {
        var words = waited == Waited.Closed ? LastWords().Trim() : "";
        var reason = _launch.Failure is { } failure ? failure
            : waited == Waited.Late ? "it said nothing in time"
            : words.Length > 0 ? words.ReplaceLineEndings(" ")
            : "it ended before it was ready";
        return new PlanException(WorkerErrors.NotStarted, default, "no worker process could be started: " + reason, "`rem doctor` says what this machine offers to worker processes");
    }

    private static void OpenPair(Span<int> ends)
    {
        fixed (int* pair = ends)
        {
            if (WireLibc.socketpair(WireLibc.Unix, WireLibc.Stream | WireLibc.CloseOnExec, 0, pair) != 0)
            {
                throw NoFiles();
            }
        }

        Lift(ends);
    }

    // What is said there must never hold up the one who says it.
    private static void OpenWords(Span<int> ends)
    {
        fixed (int* pair = ends)
        {
            if (Libc.pipe2(pair, Libc.CloseOnExec | Libc.NonBlocking) != 0)
            {
                throw NoFiles();
            }
        }

        Lift(ends);
    }

    private static void Lift(Span<int> ends)
    {
        for (var i = 0; i < ends.Length; i++)
        {
            ends[i] = Descriptors.Above(ends[i]);
        }
    }

    private static PlanException NoFiles() =>
        new(WorkerErrors.NotStarted, default, "no channel to a worker process: " + Marshal.GetPInvokeErrorMessage(Marshal.GetLastSystemError()));
}
