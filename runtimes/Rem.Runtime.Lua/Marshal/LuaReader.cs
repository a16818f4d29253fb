using System.Globalization;
using Rem.Runtime.Lua.Native;
using Rem.Runtime.Lua.States;
using Rem.Values;

namespace Rem.Runtime.Lua.Marshal;

/// <summary>Lua values from a stack as values of the plan language.</summary>
internal sealed unsafe class LuaReader(LuaState owner)
{
    /// <summary>Levels of lists and maps inside each other.</summary>
    public const int DeepestNesting = 64;

    // Lua keeps room for 20 values (LUA_MINSTACK) beside a function's arguments, and a level of nesting takes up to four.
    private const int LevelsWithRoom = 1;

    private readonly nint[] _tables = new nint[DeepestNesting + 1];
    private readonly object?[] _path = new object?[DeepestNesting + 1];
    private int _depth;

    /// <summary>The value at an index of the stack, which stays as it is. Throws <see cref="NoValueException"/>.</summary>
    public object? Read(nint state, int index)
    {
        _depth = 0;
        return ReadAny(state, index, LuaNative.Type(state, index));
    }

    private object? ReadAny(nint state, int index, LuaType type)
    {
        switch (type)
        {
            case LuaType.Nil:
            case LuaType.None:
                return null;
            case LuaType.Bool:
                return Boxed.Of(LuaNative.ToBool(state, index) != 0);
            case LuaType.Number:
                return ReadNumber(state, index);
            case LuaType.Text:
                return ReadText(state, index);
            case LuaType.Table:
                return ReadTable(state, index);
            case LuaType.Pointer when LuaNative.ToUserData(state, index) == LuaState.NullPointer:
                return null;
            case LuaType.Function:
                throw Bad("a function");
            case LuaType.Thread:
                throw Bad("a coroutine");
            default:
                throw Bad("a host object");
        }
    }

    private static object ReadNumber(nint state, int index) =>
        LuaNative.IsInteger(state, index) != 0 ? Boxed.Of(LuaNative.ToInteger(state, index, null)) : LuaNative.ToNumber(state, index, null);

    private string ReadText(nint state, int index)
    {
        nuint size;
        var bytes = LuaNative.ToText(state, index, &size);
        var span = new ReadOnlySpan<byte>(bytes, checked((int)size));
        return LuaText.TryRead(span, out var text, out var bad) ? text : throw BadBytes(span, bad);
    }

    private string ReadKey(nint state, int index)
    {
        nuint size;
        var bytes = LuaNative.ToText(state, index, &size);
        var span = new ReadOnlySpan<byte>(bytes, checked((int)size));
        return owner.Keys.TryRead(span, out var text, out var bad) ? text : throw BadBytes(span, bad);
    }

    private object ReadTable(nint state, int index)
    {
        if (_depth > LevelsWithRoom && LuaNative.CheckStack(state, 8) == 0)
        {
            throw new NoValueException("the script left no room on its stack to hand a value over");
        }

        if (LuaNative.RawGetPointer(state, index, LuaState.ProxyKey) == LuaType.Number)
        {
            var number = LuaNative.ToInteger(state, -1, null);
            LuaNative.Pop(state, 1);
            return number == ProxyTable.Pipe ? owner.Call!.Pipe.ToMap() : owner.Proxies[number];
        }

        LuaNative.Pop(state, 1);
        if (index < 0)
        {
            index = LuaNative.GetTop(state) + index + 1;
        }

        Enter(state, index);
        var value = ReadByMark(state, index);
        _depth--;
        return value;
    }

    private object ReadByMark(nint state, int index)
    {
        if (LuaNative.GetMetatable(state, index) == 0)
        {
            return ReadPlain(state, index, isList: false);
        }

        var mark = LuaNative.ToPointer(state, -1);
        LuaNative.Pop(state, 1);
        if (mark == owner.Slots.WrittenMapMark)
        {
            return ReadWrittenMap(state, index);
        }

        return ReadPlain(state, index, isList: mark == owner.Slots.ListMark || mark == owner.Slots.WrittenListMark);
    }

    private object ReadPlain(nint state, int index, bool isList)
    {
        LuaNative.PushNil(state);
        if (LuaNative.Next(state, index) == 0)
        {
            return isList ? new RemList(0) : new RemMap(0);
        }

        if (LuaNative.IsInteger(state, -2) == 0)
        {
            return ReadEntries(state, index);
        }

        return TryReadSequence(state, index) ?? ReadScattered(state, index);
    }

    // The usual list: its keys come 1, 2, 3, ... from the array part. Null as soon as another key comes.
    private RemList? TryReadSequence(nint state, int index)
    {
        var list = new RemList((int)Math.Min(LuaNative.RawLength(state, index), 1 << 20));
        do
        {
            if (LuaNative.IsInteger(state, -2) == 0 || LuaNative.ToInteger(state, -2, null) != list.Count + 1)
            {
                return null;
            }

            _path[_depth] = null;
            list.Add(ReadAny(state, -1, LuaNative.Type(state, -1)));
            LuaNative.Pop(state, 1);
        }
        while (LuaNative.Next(state, index) != 0);

        return list;
    }

    private object ReadScattered(nint state, int index)
    {
        LuaNative.SetTop(state, LuaNative.GetTop(state) - 2);
        long count = 0;
        long highest = 0;
        var allIndexes = true;
        LuaNative.PushNil(state);
        while (LuaNative.Next(state, index) != 0)
        {
            count++;
            allIndexes &= LuaNative.IsInteger(state, -2) != 0 && LuaNative.ToInteger(state, -2, null) > 0;
            highest = Math.Max(highest, allIndexes ? LuaNative.ToInteger(state, -2, null) : 0);
            LuaNative.Pop(state, 1);
        }

        if (allIndexes && highest == count)
        {
            return ReadIndexes(state, index, (int)count);
        }

        LuaNative.PushNil(state);
        _ = LuaNative.Next(state, index);
        return ReadEntries(state, index);
    }

    private RemList ReadIndexes(nint state, int index, int count)
    {
        var list = new RemList(count);
        for (var i = 1; i <= count; i++)
        {
            LuaNative.RawGetAt(state, index, i);
            _path[_depth] = null;
            list.Add(ReadAny(state, -1, LuaNative.Type(state, -1)));
            LuaNative.Pop(state, 1);
        }

        return list;
    }

    // Starts with the first key and value on the stack.
    private RemMap ReadEntries(nint state, int index)
    {
        var entries = owner.RentEntries();
        var mayRepeat = false;
        do
        {
            var isText = LuaNative.Type(state, -2) == LuaType.Text;
            mayRepeat |= !isText;
            var key = isText ? ReadKey(state, -2) : NumberKey(state);
            entries.Add(key, ReadEntry(state, key));
            LuaNative.Pop(state, 1);
        }
        while (LuaNative.Next(state, index) != 0);

        if (entries.Count > 1)
        {
            entries.Sort();
        }

        var map = new RemMap(entries.Count);
        for (var i = 0; i < entries.Count; i++)
        {
            if (mayRepeat && i > 0 && entries.Keys[i] == entries.Keys[i - 1])
            {
                throw Bad($"a table with two keys that both become '{entries.Keys[i]}'");
            }

            map.Set(entries.Keys[i], entries.Values[i]);
        }

        owner.ReturnEntries(entries);
        return map;
    }

    // Numbers and truths have nothing wrong about them that would have to be said with their path.
    private object? ReadEntry(nint state, string key)
    {
        var type = LuaNative.Type(state, -1);
        if (type is not (LuaType.Number or LuaType.Bool))
        {
            _path[_depth] = key;
        }

        return ReadAny(state, -1, type);
    }

    private string NumberKey(nint state) => LuaNative.Type(state, -2) == LuaType.Number
        ? ValueText.Of(ReadNumber(state, -2))
        : throw Bad("a table with a key that is neither text nor a number");

    // A map that came from REM and was written to: its keys in their old order, nulls kept, new keys sorted behind.
    private RemMap ReadWrittenMap(nint state, int index)
    {
        LuaNative.RawGetAt(state, LuaNative.Registry, owner.Slots.Origins);
        LuaNative.PushCopy(state, index);
        LuaNative.RawGet(state, -2);
        var origin = (RemMap)owner.Proxies[LuaNative.ToInteger(state, -1, null)];
        LuaNative.Pop(state, 2);

        LuaNative.PushNil(state);
        var now = LuaNative.Next(state, index) == 0 ? new RemMap(0) : ReadEntries(state, index);
        var map = new RemMap(Math.Max(origin.Count, now.Count));
        for (var i = 0; i < origin.Count; i++)
        {
            var key = origin.KeyAt(i);
            if (now.TryGetValue(key, out var value))
            {
                map.Set(key, value);
            }
            else if (origin.ValueAt(i) is null)
            {
                map.Set(key, null);
            }
        }

        for (var i = 0; i < now.Count; i++)
        {
            map.Set(now.KeyAt(i), now.ValueAt(i));
        }

        return map;
    }

    private void Enter(nint state, int index)
    {
        var table = LuaNative.ToPointer(state, index);
        for (var i = 0; i < _depth; i++)
        {
            if (_tables[i] == table)
            {
                throw Bad("a table that contains itself");
            }
        }

        if (_depth == DeepestNesting)
        {
            var limit = DeepestNesting.ToString(CultureInfo.InvariantCulture);
            throw new NoValueException("a value is nested deeper than the limit of " + limit, isNesting: true);
        }

        _tables[_depth++] = table;
        _path[_depth] = null;
    }

    private NoValueException Bad(string what) => new(what + Where());

    private NoValueException BadBytes(ReadOnlySpan<byte> bytes, int position) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"a text that is not UTF-8 (byte 0x{bytes[position]:x2} at position {position + 1}){Where()}"));

    private string Where()
    {
        var where = "";
        for (var i = 1; i <= _depth && i < _path.Length; i++)
        {
            where += _path[i] is string key ? (where.Length == 0 ? key : "." + key) : where.Length == 0 ? "a list" : "[]";
        }

        return where.Length == 0 ? "" : " (in " + where + ")";
    }
}
