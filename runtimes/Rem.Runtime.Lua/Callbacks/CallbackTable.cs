using Rem.Runtime.Lua.Marshal;
using Rem.Runtime.Lua.Native;
using Rem.Runtime.Lua.States;

namespace Rem.Runtime.Lua.Callbacks;

/// <summary>All functions that Lua may call here, by the names under which the prelude finds them.</summary>
internal static unsafe class CallbackTable
{
    /// <summary>The message handler of each run.</summary>
    public static readonly nint ErrorHandler = (nint)(delegate* unmanaged[Cdecl]<nint, int>)&ErrorCallbacks.Handle;

    private static readonly (string Name, nint Address)[] _functions =
    [
        ("where", (nint)(delegate* unmanaged[Cdecl]<nint, int>)&ErrorCallbacks.Where),
        ("note_return", (nint)(delegate* unmanaged[Cdecl]<nint, int>)&ErrorCallbacks.NoteReturn),
        ("wrong", (nint)(delegate* unmanaged[Cdecl]<nint, int>)&ErrorCallbacks.WrongCall),
        ("index_map", (nint)(delegate* unmanaged[Cdecl]<nint, int>)&ProxyCallbacks.IndexMap),
        ("index_list", (nint)(delegate* unmanaged[Cdecl]<nint, int>)&ProxyCallbacks.IndexList),
        ("index_writable", (nint)(delegate* unmanaged[Cdecl]<nint, int>)&ProxyCallbacks.IndexWritable),
        ("index_pipe", (nint)(delegate* unmanaged[Cdecl]<nint, int>)&ProxyCallbacks.IndexPipe),
        ("index_global", (nint)(delegate* unmanaged[Cdecl]<nint, int>)&ProxyCallbacks.IndexGlobal),
        ("length", (nint)(delegate* unmanaged[Cdecl]<nint, int>)&ProxyCallbacks.Length),
        ("next_entry", (nint)(delegate* unmanaged[Cdecl]<nint, int>)&ProxyCallbacks.NextEntry),
        ("fill", (nint)(delegate* unmanaged[Cdecl]<nint, int>)&ProxyCallbacks.Fill),
        ("copy", (nint)(delegate* unmanaged[Cdecl]<nint, int>)&ProxyCallbacks.Copy),
        ("call", (nint)(delegate* unmanaged[Cdecl]<nint, int>)&HostCallbacks.Call),
        ("look", (nint)(delegate* unmanaged[Cdecl]<nint, int>)&StateCallbacks.Look),
        ("dirty", (nint)(delegate* unmanaged[Cdecl]<nint, int>)&StateCallbacks.Dirty),
        ("find", (nint)(delegate* unmanaged[Cdecl]<nint, int>)&PatternCallbacks.Find),
        ("match", (nint)(delegate* unmanaged[Cdecl]<nint, int>)&PatternCallbacks.Match),
        ("gmatch_start", (nint)(delegate* unmanaged[Cdecl]<nint, int>)&PatternCallbacks.StartGlobal),
        ("gmatch_next", (nint)(delegate* unmanaged[Cdecl]<nint, int>)&PatternCallbacks.NextGlobal),
        ("gsub_start", (nint)(delegate* unmanaged[Cdecl]<nint, int>)&SubstituteCallbacks.Start),
        ("gsub_next", (nint)(delegate* unmanaged[Cdecl]<nint, int>)&SubstituteCallbacks.Next),
        ("rep", (nint)(delegate* unmanaged[Cdecl]<nint, int>)&RepeatCallback.Repeat),
    ];

    /// <summary>Sets them in the table on top of the stack, with the pointers that the prelude compares with.</summary>
    public static void AddTo(nint state)
    {
        foreach (var (name, address) in _functions)
        {
            LuaText.Push(state, name);
            LuaNative.PushPlainFunction(state, address, 0);
            LuaNative.RawSet(state, -3);
        }

        AddPointer(state, "null", LuaState.NullPointer);
        AddPointer(state, "error_mark", LuaState.ErrorPointer);
        AddPointer(state, "proxy_key", LuaState.ProxyKey);
    }

    private static void AddPointer(nint state, string name, nint pointer)
    {
        LuaText.Push(state, name);
        LuaNative.PushPointer(state, pointer);
        LuaNative.RawSet(state, -3);
    }
}
