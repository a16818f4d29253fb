using System.ComponentModel;
using System.Runtime.CompilerServices;
using Rem.Scripting;

namespace Rem.Runtime.CSharp.Gates;

/// <summary>
/// What holds one run of a script to its limits. Compiled scripts pass it at the head of each loop, in each function
/// and in each catch; for the compiler, not for authors. The watch of all gates raises a flag at the end of a run's
/// time, and every few passes the run's memory is looked at: passing costs a read and a count.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ScriptGate
{
    [ThreadStatic]
    private static ScriptGate? _here;

    private readonly CancellationToken _cancel;
    private readonly long _deadline;
    private readonly long _memoryBytes;
    private MemoryAccount? _memory;
    private CancellationTokenSource? _linked;
    private long _endedAt;
    private int _passes; // counted without care for other threads: a few more or less do not matter
    private volatile bool _isRaised;
    private volatile int _ending;

    internal ScriptGate(ScriptLimits limits, CancellationToken cancel)
    {
        _cancel = cancel;
        var now = Environment.TickCount64;
        var milliseconds = limits.Time.TotalMilliseconds;
        _deadline = milliseconds >= int.MaxValue ? long.MaxValue : now + (long)Math.Ceiling(milliseconds);
        _memoryBytes = limits.MemoryBytes;
    }

    /// <summary>The gate of the script that runs on this thread, for code that has no other way to it.</summary>
    internal static ScriptGate? Here
    {
        get => _here;
        set => _here = value;
    }

    /// <summary>Why the run ends.</summary>
    internal Ending Ending => (Ending)_ending;

    /// <summary>What a primitive ended the run with.</summary>
    internal Exception? HostError { get; private set; }

    /// <summary>The gate before and behind it in the watch's list.</summary>
    internal ScriptGate? Previous { get; set; }

    /// <summary>See <see cref="Previous"/>.</summary>
    internal ScriptGate? Next { get; set; }

    /// <summary>Called by the watch when the run should have ended a while ago and did not; null on the caller's own thread.</summary>
    internal Action? Abandon { get; set; }

    /// <summary>True while a catch of the script may have what was thrown.</summary>
    public bool MayCatch => _ending == 0;

    /// <summary>Cancelled with the run and at its time limit: for waits.</summary>
    internal CancellationToken Waiting
    {
        get
        {
            if (_linked is null)
            {
                _linked = CancellationTokenSource.CreateLinkedTokenSource(_cancel);
                _linked.CancelAfter(TimeSpan.FromMilliseconds(Math.Clamp(_deadline - Environment.TickCount64, 0, int.MaxValue)));
            }

            return _linked.Token;
        }
    }

    /// <summary>Passed by loops. Throws what ends the script when it has to end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Check()
    {
        if (_isRaised || --_passes < 0)
        {
            Look();
        }
    }

    /// <summary>Passed by functions: also looks at the room on the stack.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enter()
    {
        if (_isRaised || --_passes < 0 || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            LookAtStack();
        }
    }

    /// <summary><see cref="Check"/> where the script's code is static.</summary>
    public static void CheckHere() => _here?.Check();

    /// <summary><see cref="Enter"/> where the script's code is static.</summary>
    public static void EnterHere() => _here?.Enter();

    /// <summary><see cref="MayCatch"/> where the script's code is static.</summary>
    public static bool MayCatchHere => _here?.MayCatch ?? true;

    /// <summary>Ends the run; the first reason stays.</summary>
    internal void End(Ending why, Exception? error = null)
    {
        if (Interlocked.CompareExchange(ref _ending, (int)why, 0) == 0)
        {
            _endedAt = Environment.TickCount64;
            HostError = error;
        }

        _isRaised = true;
    }

    /// <summary>Ends the run because a wait was cancelled: by the run, by its time limit, or by itself.</summary>
    internal void EndWait(OperationCanceledException error) =>
        End(_cancel.IsCancellationRequested ? Ending.Cancelled : Environment.TickCount64 >= _deadline || _linked?.IsCancellationRequested == true ? Ending.Time : Ending.Host, error);

    /// <summary>The watch's look, from another thread; with <paramref name="isMuchTaken"/> the run looks at its memory next.</summary>
    internal void Watch(long now, bool isMuchTaken)
    {
        if (isMuchTaken)
        {
            _passes = 0;
        }

        if (_cancel.IsCancellationRequested)
        {
            End(Ending.Cancelled);
        }
        else if (now >= _deadline)
        {
            End(Ending.Time);
        }
    }

    /// <summary>Milliseconds since the run had to end, or -1 while it goes on.</summary>
    internal long Late(long now) => _ending == 0 ? -1 : now - Volatile.Read(ref _endedAt);

    internal void Release() => _linked?.Dispose();

    private void Look()
    {
        if (_ending == 0)
        {
            _memory ??= new MemoryAccount(_memoryBytes);
            _passes = _memory.Look();
            if (_passes > 0)
            {
                return;
            }

            End(Ending.Memory);
        }

        throw new ScriptEndedException();
    }

    private void LookAtStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            End(Ending.Depth);
        }

        Look();
    }
}
