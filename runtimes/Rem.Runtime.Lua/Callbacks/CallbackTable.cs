using Rem.Runtime.Lua.Native;
using Rem.Runtime.Lua.States;

namespace Rem.Runtime.Lua.Callbacks;

/// <summary>All functions that Lua may call here, by the names under which the prelude finds them.</summary>
internal static unsafe class CallbackTable
{
    /// <summary>The message handler of each run.</summary>
    public static readonly nint ErrorHandler = (nint)(delegate* unmanaged[Cdecl]<nint, int>)&ErrorCallbacks.Handle;

    /// <summary>Sets them in the table on top of the stack, with the pointers that the prelude compares with.</summary>
    public static void AddTo(nint state)
    {
        Add(state, "where"u8, (nint)(delegate* unmanaged[Cdecl]<nint, int>)&ErrorCallbacks.Where);
        Add(state, "note_return"u8, (nint)(delegate* unmanaged[Cdecl]<nint, int>)&ErrorCallbacks.NoteReturn);
        Add(state, "wrong"u8, (nint)(delegate* unmanaged[Cdecl]<nint, int>)&ErrorCallbacks.WrongCall);
        Add(state, "index_map"u8, (nint)(delegate* unmanaged[Cdecl]<nint, int>)&ProxyCallbacks.IndexMap);
        Add(state, "index_list"u8, (nint)(delegate* unmanaged[Cdecl]<nint, int>)&ProxyCallbacks.IndexList);
        Add(state, "index_writable"u8, (nint)(delegate* unmanaged[Cdecl]<nint, int>)&ProxyCallbacks.IndexWritable);
        Add(state, "index_pipe"u8, (nint)(delegate* unmanaged[Cdecl]<nint, int>)&ProxyCallbacks.IndexPipe);
        Add(state, "index_global"u8, (nint)(delegate* unmanaged[Cdecl]<nint, int>)&ProxyCallbacks.IndexGlobal);
        Add(state, "length"u8, (nint)(delegate* unmanaged[Cdecl]<nint, int>)&ProxyCallbacks.Length);
        Add(state, "next_entry"u8, (nint)(delegate* unmanaged[Cdecl]<nint, int>)&ProxyCallbacks.NextEntry);
        Add(state, "fill"u8, (nint)(delegate* unmanaged[Cdecl]<nint, int>)&ProxyCallbacks.Fill);
        Add(state, "copy"u8, (nint)(delegate* unmanaged[Cdecl]<nint, int>)&ProxyCallbacks.Copy);
        Add(state, "call"u8, (nint)(delegate* unmanaged[Cdecl]<nint, int>)&HostCallbacks.Call);
        Add(state, "look"u8, (nint)(delegate* unmanaged[Cdecl]<nint, int>)&StateCallbacks.Look);
        Add(state, "dirty"u8, (nint)(delegate* unmanaged[Cdecl]<nint, int>)&StateCallbacks.Dirty);
        Add(state, "find"u8, (nint)(delegate* unmanaged[Cdecl]<nint, int>)&PatternCallbacks.Find);
        Add(state, "match"u8, (nint)(delegate* unmanaged[Cdecl]<nint, int>)&PatternCallbacks.Match);
        Add(state, "gmatch_start"u8, (nint)(delegate* unmanaged[Cdecl]<nint, int>)&PatternCallbacks.StartGlobal);
        Add(state, "gmatch_next"u8, (nint)(delegate* unmanaged[Cdecl]<nint, int>)&PatternCallbacks.NextGlobal);
        Add(state, "gsub_start"u8, (nint)(delegate* unmanaged[Cdecl]<nint, int>)&SubstituteCallbacks.Start);
        Add(state, "gsub_next"u8, (nint)(delegate* unmanaged[Cdecl]<nint, int>)&SubstituteCallbacks.Next);
        Add(state, "rep"u8, (nint)(delegate* unmanaged[Cdecl]<nint, int>)&RepeatCallback.Repeat);

        AddPointer(state, "null"u8, LuaState.NullPointer);
        AddPointer(state, "error_mark"u8, LuaState.ErrorPointer);
        AddPointer(state, "proxy_key"u8, LuaState.ProxyKey);
    }

    private static void Add(nint state, ReadOnlySpan<byte> name, nint function)
    {
        fixed (byte* bytes = name)
        {
            LuaNative.PushText(state, bytes, (nuint)name.Length);
        }

        LuaNative.PushPlainFunction(state, function, 0);
        LuaNative.RawSet(state, -3);
    }

    private static void AddPointer(nint state, ReadOnlySpan<byte> name, nint pointer)
    {
        fixed (byte* bytes = name)
        {
            LuaNative.PushText(state, bytes, (nuint)name.Length);
        }

        LuaNative.PushPointer(state, pointer);
        LuaNative.RawSet(state, -3);
    }
}
