using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Rem.Runtime.Lua.Native;
using Rem.Scripting;

namespace Rem.Runtime.Lua.States;

/// <summary>
/// Holds a run to its limits. A hook looks at the clock every few hundred instructions; when time is up, memory
/// was refused or the run was cancelled it does no more than replace itself by a native hook that raises an error
/// at every instruction, so that no `pcall`, coroutine or handler of the script can go on. Nothing unwinds over a
/// managed frame.
/// </summary>
internal sealed unsafe class LuaWatch(LuaState owner, LuaHeap* heap)
{
    // Any count costs the same in Lua itself; at 128 the look at the clock is nearly lost in it. A run starts with few,
    // for its first instructions may be slow ones.
    private const int UsualCount = 128;
    private const int FirstCount = 8;
    private const long SlowMilliseconds = 8;

    private static readonly delegate* unmanaged[Cdecl]<nint, LuaDebug*, void> _onCount = &OnCount;

    private CancellationToken _cancel;
    private CancellationTokenSource? _linked;
    private long _deadline;
    private long _lastLook;
    private long _memoryCap;
    private int _count;

    /// <summary>Why the run was stopped, or none.</summary>
    public Trip Trip => heap->Trip;

    /// <summary>What a primitive ended the run with.</summary>
    public Exception? HostError;

    /// <summary>Bytes that the script may still take.</summary>
    public long FreeMemory => _memoryCap - heap->Used;

    /// <summary>
    /// A line of the script near the end of its memory, as Lua counts, or 0: Lua raises its error of memory without
    /// saying where.
    /// </summary>
    public int LastLine;

    /// <summary>Milliseconds left, at least 0.</summary>
    public long MillisecondsLeft => Math.Max(0, _deadline - Environment.TickCount64);

    /// <summary>Cancelled with the run and at its time limit: for waits of primitives.</summary>
    public CancellationToken Waiting
    {
        get
        {
            if (_linked is null)
            {
                _linked = CancellationTokenSource.CreateLinkedTokenSource(_cancel);
                _linked.CancelAfter(TimeSpan.FromMilliseconds(Math.Min(MillisecondsLeft, int.MaxValue)));
            }

            return _linked.Token;
        }
    }

    /// <summary>Starts to watch.</summary>
    public void Start(ScriptLimits limits, CancellationToken cancel)
    {
        _cancel = cancel;
        _lastLook = Environment.TickCount64;
        var milliseconds = limits.Time.TotalMilliseconds;
        _deadline = milliseconds >= int.MaxValue ? long.MaxValue : _lastLook + (long)Math.Ceiling(milliseconds);
        _memoryCap = heap->Used + limits.MemoryBytes;
        _count = FirstCount;
        heap->Trip = Trip.None;
        HostError = null;
        LastLine = 0;
        heap->Cap = _memoryCap;
        LuaNative.SetHook(owner.Handle, (nint)_onCount, LuaNative.CountMask, FirstCount);
    }

    /// <summary>Ends watching: from here on managed code is at work.</summary>
    public void Stop()
    {
        LuaNative.SetHook(owner.Handle, 0, 0, 0);
        heap->Cap = LuaHeap.NoCap;
        if (_linked is not null)
        {
            _linked.Dispose();
            _linked = null;
        }
    }

    /// <summary>Goes on watching with the time and memory that are left.</summary>
    public void Resume()
    {
        heap->Cap = _memoryCap;
        LuaNative.SetHook(owner.Handle, (nint)_onCount, LuaNative.CountMask, UsualCount);
    }

    /// <summary>Lifts the cap on memory while a callback works: Lua must not raise over its frames.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EnterCallback() => heap->Cap = LuaHeap.NoCap;

    /// <summary>Sets the cap again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void LeaveCallback() => heap->Cap = _memoryCap;

    /// <summary>Looks at clock and token; when the run has to end, the coroutine at hand ends at its next instruction. True then.</summary>
    public bool Look(nint state)
    {
        var now = Environment.TickCount64;
        if (heap->Trip == Trip.None)
        {
            heap->Trip = now >= _deadline ? Trip.Time : _cancel.IsCancellationRequested ? Trip.Cancelled : Trip.None;
        }

        if (heap->Trip != Trip.None)
        {
            LuaNative.SetHook(state, LuaLibrary.RaiseHook, LuaNative.CountMask, 1);
            return true;
        }

        _lastLook = now;
        return false;
    }

    /// <summary>Ends the run: no catch of the script holds it up.</summary>
    public void End(nint state, Trip why, Exception? error = null)
    {
        if (heap->Trip == Trip.None)
        {
            heap->Trip = why;
            HostError = error;
        }

        LuaNative.SetHook(state, LuaLibrary.RaiseHook, LuaNative.CountMask, 1);
    }

    /// <summary>Ends the run because a primitive's wait was cancelled: by the run, by the time limit, or by itself.</summary>
    public void EndWait(nint state, OperationCanceledException error) => End(
        state,
        _cancel.IsCancellationRequested ? Trip.Cancelled : _linked?.IsCancellationRequested == true ? Trip.Time : Trip.Host,
        error);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnCount(nint state, LuaDebug* info) => LuaState.Of(state).Watch.Tick(state, info);

    // Single instructions can be slow (a join of large texts): then the clock is looked at more often.
    private void Tick(nint state, LuaDebug* info)
    {
        if (heap->Used > _memoryCap / 2)
        {
            NoteLine(state, info);
        }

        var before = _lastLook;
        if (Look(state))
        {
            return;
        }

        var isSlow = _lastLook - before > SlowMilliseconds;
        if (isSlow || _count < UsualCount)
        {
            _count = isSlow ? Math.Max(1, _count / 8) : _count * 2;
            LuaNative.SetHook(state, (nint)_onCount, LuaNative.CountMask, _count);
        }
    }

    private void NoteLine(nint state, LuaDebug* info)
    {
        fixed (byte* what = "Sl\0"u8)
        {
            if (LuaNative.GetInfo(state, what, info) != 0 && owner.Script!.Code.IsSource(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(info->Source)))
            {
                LastLine = info->CurrentLine;
            }
        }
    }
}
