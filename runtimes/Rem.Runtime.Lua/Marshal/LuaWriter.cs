using Rem.Runtime.Lua.Native;
using Rem.Runtime.Lua.States;
using Rem.Values;

namespace Rem.Runtime.Lua.Marshal;

/// <summary>
/// Values of the plan language onto a Lua stack. Lists and maps become empty tables that answer from the value
/// itself when they are read, so that handing on a large value costs nothing and gives back the value as it was.
/// </summary>
internal static unsafe class LuaWriter
{
    /// <summary>Pushes a value; lists and maps cannot be written by the script.</summary>
    public static void Push(LuaState owner, nint state, object? value)
    {
        switch (value)
        {
            case null:
                LuaNative.PushNil(state);
                break;
            case string text:
                LuaText.Push(state, text);
                break;
            case long number:
                LuaNative.PushInteger(state, number);
                break;
            case double number:
                LuaNative.PushNumber(state, number);
                break;
            case bool truth:
                LuaNative.PushBool(state, truth ? 1 : 0);
                break;
            default:
                PushReadOnly(owner, state, value);
                break;
        }
    }

    /// <summary>Pushes a value that the script may write to; it then writes to a copy.</summary>
    public static void PushWritable(LuaState owner, nint state, object? value)
    {
        if (value is RemMap or RemList)
        {
            NewProxy(owner, state, owner.Proxies.Add(value), value is RemMap ? owner.Slots.WritableMap : owner.Slots.WritableList);
        }
        else
        {
            Push(owner, state, value);
        }
    }

    /// <summary>
    /// Makes a writable table out of the proxy at <paramref name="index"/> (absolute), one level deep: what it stood
    /// for is then in the table itself. Where it came from is remembered for the order of its keys and its nulls.
    /// </summary>
    public static void Fill(LuaState owner, nint state, int index, long number)
    {
        var value = owner.Proxies[number];
        LuaNative.PushNil(state);
        LuaNative.RawSetPointer(state, index, LuaState.ProxyKey);
        if (value is RemMap map)
        {
            FillMap(owner, state, index, map);
        }
        else
        {
            FillList(owner, state, index, (RemList)value);
        }

        LuaNative.RawGetAt(state, LuaNative.Registry, owner.Slots.Origins);
        LuaNative.PushCopy(state, index);
        LuaNative.PushInteger(state, number);
        LuaNative.RawSet(state, -3);
        LuaNative.Pop(state, 1);
        LuaNative.RawGetAt(state, LuaNative.Registry, value is RemMap ? owner.Slots.WrittenMap : owner.Slots.WrittenList);
        LuaNative.SetMetatable(state, index);
    }

    private static void FillMap(LuaState owner, nint state, int index, RemMap map)
    {
        for (var i = 0; i < map.Count; i++)
        {
            if (map.ValueAt(i) is { } item)
            {
                LuaText.Push(state, map.KeyAt(i));
                PushWritable(owner, state, item);
                LuaNative.RawSet(state, index);
            }
        }
    }

    private static void FillList(LuaState owner, nint state, int index, RemList list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is { } item)
            {
                PushWritable(owner, state, item);
            }
            else
            {
                LuaNative.PushPointer(state, LuaState.NullPointer);
            }

            LuaNative.RawSetAt(state, index, i + 1);
        }
    }

    // The same list or map is the same table as long as the script holds it, so that == and use as a key work.
    private static void PushReadOnly(LuaState owner, nint state, object value)
    {
        var number = owner.Proxies.NumberOf(value);
        LuaNative.RawGetAt(state, LuaNative.Registry, owner.Slots.Proxies);
        if (LuaNative.RawGetAt(state, -1, number) != LuaType.Table)
        {
            LuaNative.Pop(state, 1);
            NewProxy(owner, state, number, value is RemMap ? owner.Slots.Map : owner.Slots.List);
            LuaNative.PushCopy(state, -1);
            LuaNative.RawSetAt(state, -3, number);
        }

        LuaNative.Rotate(state, -2, -1);
        LuaNative.Pop(state, 1);
    }

    private static void NewProxy(LuaState owner, nint state, long number, int metatable)
    {
        LuaNative.CreateTable(state, 0, 1);
        LuaNative.PushInteger(state, number);
        LuaNative.RawSetPointer(state, -2, LuaState.ProxyKey);
        LuaNative.RawGetAt(state, LuaNative.Registry, metatable);
        LuaNative.SetMetatable(state, -2);
    }
}
