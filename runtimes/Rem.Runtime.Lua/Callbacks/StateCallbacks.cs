using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Rem.Runtime.Lua.States;

namespace Rem.Runtime.Lua.Callbacks;

/// <summary>Small services for the prelude.</summary>
internal static class StateCallbacks
{
    /// <summary>
    /// Looks at the clock. A new coroutine starts a count of instructions of its own, so making one has to look too:
    /// else coroutines that make coroutines would run on for as long as they like.
    /// </summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int Look(nint state)
    {
        LuaState.Of(state).Watch.Look(state);
        return 0;
    }

    /// <summary>Says that a library was written to.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int Dirty(nint state)
    {
        LuaState.Of(state).IsDirty = true;
        return 0;
    }
}
