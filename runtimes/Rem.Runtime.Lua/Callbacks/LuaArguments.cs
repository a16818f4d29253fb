using System.Globalization;
using System.Runtime.InteropServices;
using Rem.Runtime.Lua.Marshal;
using Rem.Runtime.Lua.Native;

namespace Rem.Runtime.Lua.Callbacks;

/// <summary>
/// Reads the arguments of library functions that are written here, with the conversions and the messages of Lua's
/// own library. What is wrong is thrown as <see cref="LuaArgumentException"/> and never leaves the callback.
/// </summary>
internal static unsafe class LuaArguments
{
    /// <summary>A text; a number counts as its text.</summary>
    public static ReadOnlySpan<byte> Text(nint state, int argument)
    {
        nuint size;
        var type = LuaNative.Type(state, argument);
        if (type == LuaType.Text)
        {
            return new ReadOnlySpan<byte>(LuaNative.ToText(state, argument, &size), checked((int)size));
        }

        if (type == LuaType.Number)
        {
            return new ReadOnlySpan<byte>(LuaNative.ToTextConverting(state, argument, &size), (int)size);
        }

        throw WrongType(state, argument, "string");
    }

    /// <summary>An integer; a float or text that is one counts.</summary>
    public static long Integer(nint state, int argument)
    {
        int fits;
        var value = LuaNative.ToInteger(state, argument, &fits);
        if (fits != 0)
        {
            return value;
        }

        LuaNative.ToNumber(state, argument, &fits);
        throw fits != 0
            ? new LuaArgumentException(argument, "number has no integer representation")
            : WrongType(state, argument, "number");
    }

    /// <summary>An integer, or the default where there is none or nil.</summary>
    public static long Integer(nint state, int argument, long otherwise) =>
        LuaNative.Type(state, argument) is LuaType.None or LuaType.Nil ? otherwise : Integer(state, argument);

    /// <summary>`string expected, got nil`.</summary>
    public static LuaArgumentException WrongType(nint state, int argument, string expected) =>
        new(argument, $"{expected} expected, got {TypeName(state, argument)}");

    /// <summary>A type's name as Lua's messages give it.</summary>
    public static string TypeName(nint state, int argument)
    {
        if (LuaNative.Type(state, argument) != LuaType.None && LuaNative.GetMetaField(state, argument, "__name") == (int)LuaType.Text)
        {
            var name = LuaText.Lossy(state, -1);
            LuaNative.Pop(state, 1);
            return name;
        }

        return LuaNative.Type(state, argument) switch
        {
            LuaType.None => "no value",
            LuaType.Nil => "nil",
            LuaType.Bool => "boolean",
            LuaType.Pointer => "light userdata",
            LuaType.Number => "number",
            LuaType.Text => "string",
            LuaType.Table => "table",
            LuaType.Function => "function",
            LuaType.Thread => "thread",
            _ => "userdata",
        };
    }

    /// <summary>
    /// The whole message, with the script's line. The function that was called wrongly is one level up: a wrapper of
    /// the prelude, which the script calls by a name of its own choice.
    /// </summary>
    public static string Message(nint state, int argument, string problem, string name)
    {
        LuaDebug info;
        if (ErrorCallbacks.Describe(state, 1, "n\0"u8, &info))
        {
            if (info.Name is not null)
            {
                name = LuaText.Lossy(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(info.Name));
            }

            if (IsMethod(&info) && --argument == 0)
            {
                return $"{ErrorCallbacks.PositionOfCaller(state)}calling '{name}' on bad self ({problem})";
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{ErrorCallbacks.PositionOfCaller(state)}bad argument #{argument} to '{name}' ({problem})");
    }

    private static bool IsMethod(LuaDebug* info) =>
        MemoryMarshal.CreateReadOnlySpanFromNullTerminated(info->NameWhat).SequenceEqual("method"u8);
}
