using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Rem.Runtime.Lua.Callbacks;
using Rem.Runtime.Lua.Marshal;
using Rem.Runtime.Lua.Native;
using Rem.Scripting;

namespace Rem.Runtime.Lua.States;

/// <summary>
/// One Lua state with its prelude, used by one run at a time and by many runs after each other. Nothing of a run
/// stays behind for the next: globals go into a table that is emptied, libraries are views that are taken back,
/// and a state that was stopped from outside is thrown away.
/// </summary>
/// <remarks>Fields instead of properties: a short run of `rem` compiles each accessor that it touches.</remarks>
internal sealed unsafe class LuaState : IDisposable
{
    /// <summary>Where a proxy keeps its number; scripts cannot make this key.</summary>
    public static readonly nint ProxyKey = (nint)NativeMemory.AllocZeroed(16);

    /// <summary>`rem.null`.</summary>
    public static readonly nint NullPointer = (nint)NativeMemory.AllocZeroed(16);

    /// <summary>First result of a callback that asks its Lua wrapper to raise the second one.</summary>
    public static readonly nint ErrorPointer = (nint)NativeMemory.AllocZeroed(16);

    private const long LargestIdleHeap = 16 * 1024 * 1024;

    private readonly LuaHeap* _heap;
    private readonly GCHandle _self;
    private readonly Stack<EntryBuffer> _entryBuffers = new();
    private readonly long _pristineHeap;

    /// <summary>Makes a state and runs the prelude in it.</summary>
    public LuaState()
    {
        _heap = LuaHeap.Create();
        _self = GCHandle.Alloc(this, GCHandleType.Weak);
        delegate* unmanaged[Cdecl]<LuaHeap*, byte*, nuint, nuint, void*> allocate = &LuaHeap.Allocate;
        Handle = LuaNative.NewState((nint)allocate, _heap);
        LuaNative.ExtraSpace(Handle) = GCHandle.ToIntPtr(_self);
        Watch = new LuaWatch(this, _heap);
        Reader = new LuaReader(this);
        Scripts = new ScriptCache(this);
        Slots = LuaPrelude.Install(Handle);
        _pristineHeap = _heap->Held;
    }

    ~LuaState() => Release();

    /// <summary>The raw main state; 0 once it was closed.</summary>
    public nint Handle;

    /// <summary>What the prelude made.</summary>
    public readonly LuaSlots Slots;

    /// <summary>Compiled scripts.</summary>
    public readonly ScriptCache Scripts;

    /// <summary>Time, memory, cancellation.</summary>
    public readonly LuaWatch Watch;

    /// <summary>Reads values off the stack.</summary>
    public readonly LuaReader Reader;

    /// <summary>Lists and maps handed to this run.</summary>
    public readonly ProxyTable Proxies = new();

    /// <summary>Keys as strings.</summary>
    public readonly KeyCache Keys = new();

    /// <summary>The call that runs, or null.</summary>
    public ScriptCall? Call;

    /// <summary>The script that runs, or null.</summary>
    public LuaScript? Script;

    /// <summary>The script whose names `pipe` shows at once, or null.</summary>
    public LuaEntry? ShadowInPlace;

    /// <summary>True once the script wrote to a library or seeded the random numbers.</summary>
    public bool IsDirty;

    /// <summary>True when the state must not be used again.</summary>
    public bool IsBroken;

    /// <summary>The failure of a primitive that the script got last, with the words that it got.</summary>
    public (Exception Error, string Message)? LastFailure;

    /// <summary>The line, as Lua counts, at which the script returned; 0 where nobody noted it.</summary>
    public int ReturnLine;

    /// <summary>Lines of the script that were at work when the error was raised, innermost first.</summary>
    public readonly List<ScriptFrame> Frames = [];

    /// <summary>The state that owns a raw state or coroutine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LuaState Of(nint state) =>
        Unsafe.As<LuaState>(GCHandle.FromIntPtr(LuaNative.ExtraSpace(state)).Target!);

    /// <summary>Room to collect the entries of a table in.</summary>
    public EntryBuffer RentEntries() => _entryBuffers.Count > 0 ? _entryBuffers.Pop() : new EntryBuffer();

    /// <summary>Gives it back.</summary>
    public void ReturnEntries(EntryBuffer entries)
    {
        if (entries.TryClear())
        {
            _entryBuffers.Push(entries);
        }
    }

    /// <summary>Makes the state as it was before the run.</summary>
    public void Clean()
    {
        LuaNative.SetTop(Handle, 0);
        Call = null;
        LastFailure = null;
        if (Proxies.Count > 0)
        {
            Proxies.Clear();
        }

        LuaNative.RawGetAt(Handle, LuaNative.Registry, Slots.Globals);
        LuaNative.PushNil(Handle);
        if (LuaNative.Next(Handle, 1) != 0 || IsDirty)
        {
            Reset();
        }

        LuaNative.SetTop(Handle, 0);
        if (_heap->Held > _pristineHeap + LargestIdleHeap)
        {
            IsBroken = true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Reset()
    {
        LuaNative.SetTop(Handle, 0);
        LuaNative.RawGetAt(Handle, LuaNative.Registry, Slots.Reset);
        IsBroken |= LuaNative.ProtectedCall(Handle, 0, 0, 0, 0, 0) != LuaNative.Ok;
        IsDirty = false;
    }

    private void Release()
    {
        var handle = Interlocked.Exchange(ref Handle, 0);
        if (handle != 0)
        {
            LuaNative.Close(handle);
            LuaHeap.Destroy(_heap);
            _self.Free();
        }
    }
}
