using Rem.Runtime.Lua.Marshal;
using Rem.Runtime.Lua.Native;

namespace Rem.Runtime.Lua.States;

/// <summary>What the prelude made, by its place in the registry; marks are addresses of metatables.</summary>
internal readonly struct LuaSlots
{
    /// <summary>Reads them from the table on top of the stack, which is taken off.</summary>
    public LuaSlots(nint state)
    {
        Globals = Take(state, "globals");
        Reset = Take(state, "reset");
        Pipe = Take(state, "pipe");
        PipeMeta = Take(state, "pipe_meta");
        ShadowMeta = Take(state, "shadow_meta");
        Proxies = Take(state, "proxies");
        Origins = Take(state, "origins");
        Map = Take(state, "map");
        List = Take(state, "list");
        WritableMap = Take(state, "writable_map");
        WritableList = Take(state, "writable_list");
        WrittenMap = Take(state, "written_map");
        WrittenList = Take(state, "written_list");
        Describe = Take(state, "describe");
        WrittenMapMark = Address(state, WrittenMap);
        WrittenListMark = Address(state, WrittenList);
        ListMark = Address(state, Take(state, "list_mark"));
        LuaNative.Pop(state, 1);
    }

    /// <summary>The table of a run's own globals, empty between runs.</summary>
    public readonly int Globals;

    /// <summary>The function that takes back what a run did to the libraries.</summary>
    public readonly int Reset;

    /// <summary>`pipe`.</summary>
    public readonly int Pipe;

    /// <summary>The metatable of `pipe`; its `__index` is the shadow of the script that runs.</summary>
    public readonly int PipeMeta;

    /// <summary>The metatable of shadows.</summary>
    public readonly int ShadowMeta;

    /// <summary>Number to proxy, weak.</summary>
    public readonly int Proxies;

    /// <summary>Written table to the number of what it was, weak.</summary>
    public readonly int Origins;

    /// <summary>Metatable of maps that may be read.</summary>
    public readonly int Map;

    /// <summary>Metatable of lists that may be read.</summary>
    public readonly int List;

    /// <summary>Metatable of maps that become tables when they are written.</summary>
    public readonly int WritableMap;

    /// <summary>Metatable of lists that become tables when they are written.</summary>
    public readonly int WritableList;

    /// <summary>Metatable of such maps once they are tables.</summary>
    public readonly int WrittenMap;

    /// <summary>Metatable of such lists once they are tables.</summary>
    public readonly int WrittenList;

    /// <summary>The function that puts an error object into words.</summary>
    public readonly int Describe;

    /// <summary>Address of <see cref="WrittenMap"/>.</summary>
    public readonly nint WrittenMapMark;

    /// <summary>Address of <see cref="WrittenList"/>.</summary>
    public readonly nint WrittenListMark;

    /// <summary>Address of the metatable of `rem.list{}`.</summary>
    public readonly nint ListMark;

    private static int Take(nint state, string name)
    {
        LuaText.Push(state, name);
        if (LuaNative.RawGet(state, -2) == LuaType.Nil)
        {
            throw new InvalidOperationException($"the Lua prelude does not give '{name}'");
        }

        return LuaNative.Reference(state, LuaNative.Registry);
    }

    private static nint Address(nint state, int slot)
    {
        LuaNative.RawGetAt(state, LuaNative.Registry, slot);
        var address = LuaNative.ToPointer(state, -1);
        LuaNative.Pop(state, 1);
        return address;
    }
}
