using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Rem.Runtime.Lua.Marshal;
using Rem.Runtime.Lua.Native;
using Rem.Runtime.Lua.States;
using Rem.Values;

namespace Rem.Runtime.Lua.Callbacks;

/// <summary>
/// Reading of lists, maps and `pipe` from a script. None of these raises: what is not there reads as nil. They are
/// called by Lua itself, as metamethods, with a proxy first.
/// </summary>
internal static unsafe class ProxyCallbacks
{
    /// <summary>(map, key).</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int IndexMap(nint state) => CallbackGuard.Run(state, &IndexMapInside);

    /// <summary>(list, index from 1).</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int IndexList(nint state) => CallbackGuard.Run(state, &IndexListInside);

    /// <summary>(writable map or list, key). Reading a list or map out of it makes a table of it, so that both are written to.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int IndexWritable(nint state) => CallbackGuard.Run(state, &IndexWritableInside);

    /// <summary>(shadow, name) of `pipe`.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int IndexPipe(nint state) => CallbackGuard.Run(state, &IndexPipeInside);

    /// <summary>(globals, name) of a global that nobody has set: `input`, or a name that Lua cannot write as a local.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int IndexGlobal(nint state) => CallbackGuard.Run(state, &IndexGlobalInside);

    /// <summary>(list or map): the items of a list; 0 for a map, as `#` of a Lua table with text keys.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int Length(nint state)
    {
        var owner = LuaState.Of(state);
        LuaNative.PushInteger(state, Value(owner, state) is RemList list ? list.Count : 0);
        return 1;
    }

    /// <summary>(list or map, key): the next key and its value, in order; a null is nil behind its key.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int NextEntry(nint state) => CallbackGuard.Run(state, &NextEntryInside);

    /// <summary>(writable map or list): makes a table of it.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int Fill(nint state) => CallbackGuard.Run(state, &FillInside);

    /// <summary>(list or map): the same, but writable.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int Copy(nint state) => CallbackGuard.Run(state, &CopyInside);

    private static int IndexMapInside(LuaState owner, nint state)
    {
        object? value = null;
        if (Value(owner, state) is RemMap map && Key(owner, state, 2) is { } key)
        {
            map.TryGetValue(key, out value);
        }

        LuaWriter.Push(owner, state, value);
        return 1;
    }

    private static int IndexListInside(LuaState owner, nint state)
    {
        LuaWriter.Push(owner, state, Value(owner, state) is RemList list ? Item(state, list) : null);
        return 1;
    }

    private static int IndexWritableInside(LuaState owner, nint state)
    {
        object? value = null;
        var whole = Value(owner, state);
        if (whole is RemMap map && Key(owner, state, 2) is { } key)
        {
            map.TryGetValue(key, out value);
        }
        else if (whole is RemList list)
        {
            value = Item(state, list);
        }

        if (value is RemMap or RemList)
        {
            LuaWriter.Fill(owner, state, 1, Number(state));
            LuaNative.PushCopy(state, 2);
            LuaNative.RawGet(state, 1);
        }
        else
        {
            LuaWriter.Push(owner, state, value);
        }

        return 1;
    }

    private static int IndexPipeInside(LuaState owner, nint state)
    {
        object? value = null;
        if (owner.Call is { } call && Key(owner, state, 2) is { } key)
        {
            call.Pipe.TryFind(key, out value);
        }

        LuaWriter.Push(owner, state, value);
        return 1;
    }

    private static int IndexGlobalInside(LuaState owner, nint state)
    {
        LuaWriter.Push(owner, state, owner.Call is not null && Key(owner, state, 2) is { } key ? Global(owner, key) : null);
        return 1;
    }

    private static int NextEntryInside(LuaState owner, nint state)
    {
        switch (Value(owner, state))
        {
            case RemMap map:
                return PushEntry(owner, state, map);
            case RemList list:
                return PushItem(owner, state, list);
            default:
                LuaNative.PushNil(state);
                return 1;
        }
    }

    private static int FillInside(LuaState owner, nint state)
    {
        LuaNative.SetTop(state, 1);
        LuaWriter.Fill(owner, state, 1, Number(state));
        return 0;
    }

    private static int CopyInside(LuaState owner, nint state)
    {
        LuaWriter.PushWritable(owner, state, Value(owner, state));
        return 1;
    }

    private static int PushEntry(LuaState owner, nint state, RemMap map)
    {
        var position = LuaNative.Type(state, 2) is LuaType.Nil or LuaType.None
            ? 0
            : Key(owner, state, 2) is { } key && map.IndexOf(key) is >= 0 and var found ? found + 1 : map.Count;
        if (position >= map.Count)
        {
            LuaNative.PushNil(state);
            return 1;
        }

        LuaText.Push(state, map.KeyAt(position));
        LuaWriter.Push(owner, state, map.ValueAt(position));
        return 2;
    }

    private static int PushItem(LuaState owner, nint state, RemList list)
    {
        var position = LuaNative.ToInteger(state, 2, null);
        if (position < 0 || position >= list.Count)
        {
            LuaNative.PushNil(state);
            return 1;
        }

        LuaNative.PushInteger(state, position + 1);
        LuaWriter.Push(owner, state, list[(int)position]);
        return 2;
    }

    private static object? Global(LuaState owner, string key)
    {
        var call = owner.Call!;
        if (key == "input")
        {
            return call.Input;
        }

        foreach (var other in owner.Script!.OtherNames)
        {
            if (owner.Script.Names[other] == key)
            {
                return call.Values[other];
            }
        }

        return null;
    }

    private static object? Item(nint state, RemList list)
    {
        int fits;
        var index = LuaNative.ToInteger(state, 2, &fits);
        return fits != 0 && index >= 1 && index <= list.Count && LuaNative.Type(state, 2) == LuaType.Number ? list[(int)index - 1] : null;
    }

    private static object? Value(LuaState owner, nint state)
    {
        if (LuaNative.Type(state, 1) != LuaType.Table)
        {
            return null;
        }

        var number = Number(state);
        return number < 0 ? null : number == ProxyTable.Pipe ? owner.Call?.Pipe.ToMap() : owner.Proxies[number];
    }

    private static long Number(nint state)
    {
        var type = LuaNative.RawGetPointer(state, 1, LuaState.ProxyKey);
        var number = type == LuaType.Number ? LuaNative.ToInteger(state, -1, null) : -1;
        LuaNative.Pop(state, 1);
        return number;
    }

    // A map's keys are texts; an integer reads the key that is its text, as a path does.
    private static string? Key(LuaState owner, nint state, int index)
    {
        switch (LuaNative.Type(state, index))
        {
            case LuaType.Text:
                nuint size;
                var bytes = LuaNative.ToText(state, index, &size);
                return owner.Keys.TryRead(new ReadOnlySpan<byte>(bytes, (int)size), out var key, out _) ? key : null;
            case LuaType.Number when LuaNative.IsInteger(state, index) != 0:
                return ValueText.Of(LuaNative.ToInteger(state, index, null));
            case LuaType.Number:
                return ValueText.Of(LuaNative.ToNumber(state, index, null));
            default:
                return null;
        }
    }
}
