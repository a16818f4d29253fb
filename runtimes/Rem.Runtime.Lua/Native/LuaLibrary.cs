using System.Runtime.InteropServices;

namespace Rem.Runtime.Lua.Native;

/// <summary>Addresses of Lua's functions that are handed to Lua itself, never called from here.</summary>
internal static class LuaLibrary
{
    private static readonly nint _handle = NativeLibrary.Load(LuaNative.Library, typeof(LuaLibrary).Assembly, null);

    /// <summary>
    /// As a hook it raises an error at the instruction that runs (its format is then the first bytes of the event,
    /// a number below 32, so there is nothing to fill in). It is native code: nothing unwinds over a managed frame.
    /// </summary>
    public static nint RaiseHook { get; } = NativeLibrary.GetExport(_handle, "luaL_error");

    /// <summary>The address of a function.</summary>
    public static nint Export(string name) => NativeLibrary.GetExport(_handle, name);
}
