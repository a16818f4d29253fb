using Rem.Runtime.Lua.Callbacks;
using Rem.Runtime.Lua.Marshal;
using Rem.Runtime.Lua.Native;

namespace Rem.Runtime.Lua.States;

/// <summary>
/// Opens the libraries that are safe and runs the files of the folder Prelude, which take out and replace what is
/// not, and build `pipe` and `rem`. Each file is called with one table: the callbacks, and what the files before made.
/// </summary>
internal static unsafe class LuaPrelude
{
    /// <summary>The chunk name of the prelude, by which it is left out of error positions.</summary>
    public const string ChunkName = "=rem";

    private static readonly string[] _files = ["errors", "values", "strings", "tables", "base", "rem"];

    private static readonly byte[][] _texts = ReadTexts();

    /// <summary>Makes a raw state ready and gives what the prelude left in the registry.</summary>
    public static LuaSlots Install(nint state)
    {
        Open(state, "_G\0"u8, "luaopen_base");
        Open(state, "string\0"u8, "luaopen_string");
        Open(state, "table\0"u8, "luaopen_table");
        Open(state, "math\0"u8, "luaopen_math");
        Open(state, "utf8\0"u8, "luaopen_utf8");
        Open(state, "coroutine\0"u8, "luaopen_coroutine");
        Open(state, "os\0"u8, "luaopen_os");
        Open(state, "debug\0"u8, "luaopen_debug");
        LuaNative.CreateTable(state, 0, 64);
        CallbackTable.AddTo(state);
        for (var i = 0; i < _files.Length; i++)
        {
            Run(state, _files[i], _texts[i]);
        }

        var slots = new LuaSlots(state);
        LuaNative.RawGetAt(state, LuaNative.Registry, slots.Globals);
        LuaNative.RawSetAt(state, LuaNative.Registry, LuaNative.GlobalsSlot);
        return slots;
    }

    private static void Open(nint state, ReadOnlySpan<byte> name, string open)
    {
        fixed (byte* bytes = name)
        {
            LuaNative.RequireFunction(state, bytes, LuaLibrary.Export(open), 1);
        }

        LuaNative.Pop(state, 1);
    }

    private static void Run(nint state, string file, byte[] text)
    {
        fixed (byte* bytes = text, name = "=rem\0"u8, mode = "t\0"u8)
        {
            if (LuaNative.LoadBuffer(state, bytes, (nuint)text.Length, name, mode) == LuaNative.Ok)
            {
                LuaNative.PushCopy(state, 1);
                if (LuaNative.ProtectedCall(state, 1, 0, 0, 0, 0) == LuaNative.Ok)
                {
                    return;
                }
            }
        }

        throw new InvalidOperationException($"Prelude/{file}.lua: {LuaText.Lossy(state, -1)}");
    }

    private static byte[][] ReadTexts()
    {
        var texts = new byte[_files.Length][];
        for (var i = 0; i < texts.Length; i++)
        {
            using var stream = typeof(LuaPrelude).Assembly.GetManifestResourceStream($"Prelude.{_files[i]}.lua")!;
            texts[i] = new byte[stream.Length];
            stream.ReadExactly(texts[i]);
        }

        return texts;
    }
}
