namespace Rem.Runtime.CSharp.Gates;

/// <summary>
/// One thread that looks after all running scripts of the process every few milliseconds: time, cancellation, and whether much memory was taken.
/// It sleeps while nothing runs.
/// </summary>
internal static class GateWatch
{
    private const int LookMilliseconds = 5;
    private const int IdleLooks = 100;
    private const long MuchMemory = 8 * 1024 * 1024;
    private const int PatienceMilliseconds = 400; // a script at its end may still be in a finally, or in a call of a library

    private static readonly Lock _gate = new();
    private static readonly ManualResetEventSlim _wake = new();
    private static ScriptGate? _first;
    private static long _taken;
    private static bool _isAwake;
    private static bool _isStarted;

    /// <summary>Starts to look after a run.</summary>
    public static void Add(ScriptGate gate)
    {
        lock (_gate)
        {
            gate.Next = _first;
            if (_first is not null)
            {
                _first.Previous = gate;
            }

            _first = gate;
            if (!_isAwake)
            {
                WakeUp();
            }
        }
    }

    /// <summary>The run has ended.</summary>
    public static void Remove(ScriptGate gate)
    {
        lock (_gate)
        {
            if (gate.Previous is not null)
            {
                gate.Previous.Next = gate.Next;
            }
            else if (_first == gate)
            {
                _first = gate.Next;
            }

            if (gate.Next is not null)
            {
                gate.Next.Previous = gate.Previous;
            }

            gate.Next = gate.Previous = null;
        }
    }

    private static void WakeUp()
    {
        _isAwake = true;
        _wake.Set();
        if (!_isStarted)
        {
            _isStarted = true;
            new Thread(Run) { IsBackground = true, Name = "rem-csharp-watch", Priority = ThreadPriority.AboveNormal }.Start();
        }
    }

    private static void Run()
    {
        var never = new ManualResetEventSlim();
        var idle = 0;
        while (true)
        {
            _wake.Wait();
            never.Wait(LookMilliseconds);
            idle = Look() ? 0 : idle + 1;
            if (idle > IdleLooks)
            {
                idle = 0;
                Sleep();
            }
        }
    }

    private static void Sleep()
    {
        lock (_gate)
        {
            if (_first is null)
            {
                _isAwake = false;
                _wake.Reset();
            }
        }
    }

    private static bool Look()
    {
        List<Action>? late = null;
        lock (_gate)
        {
            var now = Environment.TickCount64;
            var taken = GC.GetTotalAllocatedBytes(false);
            var isMuch = taken - _taken > MuchMemory;
            _taken = taken;
            for (var gate = _first; gate is not null; gate = gate.Next)
            {
                gate.Watch(now, isMuch);
                if (gate.Abandon is { } abandon && gate.Late(now) > PatienceMilliseconds)
                {
                    (late ??= []).Add(abandon);
                    gate.Abandon = null;
                }
            }
        }

        if (late is not null)
        {
            foreach (var abandon in late)
            {
                abandon();
            }
        }

        return _first is not null;
    }
}
