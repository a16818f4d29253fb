using System.Text;
using Rem.Runtime.Lua.Marshal;
using Rem.Runtime.Lua.Native;
using Rem.Values;

namespace Rem.Benchmarks.Scripts;

/// <summary>
/// The bare binding as one would write it by hand for speed: one state, Lua's own allocator, no limits, no sandbox,
/// the map made as a Lua table at each call and the result read entry by entry, its keys sorted.
/// </summary>
internal sealed unsafe class BareLua : IDisposable
{
    private readonly nint _state;
    private readonly KeyCache _keys = new();
    private readonly EntryBuffer _entries = new();

    public BareLua(string script)
    {
        _state = ((delegate* unmanaged[Cdecl]<nint>)LuaLibrary.Export("luaL_newstate"))();
        ((delegate* unmanaged[Cdecl]<nint, void>)LuaLibrary.Export("luaL_openlibs"))(_state);
        var text = Encoding.UTF8.GetBytes("local pipe = ... " + script);
        fixed (byte* bytes = text, name = "=bare\0"u8, mode = "t\0"u8)
        {
            if (LuaNative.LoadBuffer(_state, bytes, (nuint)text.Length, name, mode) != LuaNative.Ok)
            {
                throw new InvalidOperationException(LuaText.Lossy(_state, -1));
            }
        }
    }

    public RemMap Call(RemMap pipe)
    {
        LuaNative.PushCopy(_state, 1);
        LuaNative.CreateTable(_state, 0, pipe.Count);
        for (var i = 0; i < pipe.Count; i++)
        {
            LuaText.Push(_state, pipe.KeyAt(i));
            Push(pipe.ValueAt(i));
            LuaNative.RawSet(_state, -3);
        }

        if (LuaNative.ProtectedCall(_state, 1, 1, 0, 0, 0) != LuaNative.Ok)
        {
            throw new InvalidOperationException(LuaText.Lossy(_state, -1));
        }

        var result = Read();
        LuaNative.SetTop(_state, 1);
        return result;
    }

    public void Dispose() => LuaNative.Close(_state);

    private void Push(object? value)
    {
        switch (value)
        {
            case string text:
                LuaText.Push(_state, text);
                break;
            case long number:
                LuaNative.PushInteger(_state, number);
                break;
            case double number:
                LuaNative.PushNumber(_state, number);
                break;
            case bool truth:
                LuaNative.PushBool(_state, truth ? 1 : 0);
                break;
            default:
                LuaNative.PushNil(_state);
                break;
        }
    }

    private RemMap Read()
    {
        LuaNative.PushNil(_state);
        while (LuaNative.Next(_state, -2) != 0)
        {
            nuint size;
            var bytes = LuaNative.ToText(_state, -2, &size);
            _keys.TryRead(new ReadOnlySpan<byte>(bytes, (int)size), out var key, out _);
            _entries.Add(key, Value());
            LuaNative.Pop(_state, 1);
        }

        _entries.Sort();
        var map = new RemMap(_entries.Count);
        for (var i = 0; i < _entries.Count; i++)
        {
            map.Set(_entries.Keys[i], _entries.Values[i]);
        }

        _entries.TryClear();
        return map;
    }

    private object? Value()
    {
        switch (LuaNative.Type(_state, -1))
        {
            case LuaType.Number:
                return LuaNative.IsInteger(_state, -1) != 0 ? Boxed.Of(LuaNative.ToInteger(_state, -1, null)) : LuaNative.ToNumber(_state, -1, null);
            case LuaType.Bool:
                return Boxed.Of(LuaNative.ToBool(_state, -1) != 0);
            case LuaType.Text:
                nuint size;
                var bytes = LuaNative.ToText(_state, -1, &size);
                LuaText.TryRead(new ReadOnlySpan<byte>(bytes, (int)size), out var text, out _);
                return text;
            default:
                return null;
        }
    }
}
