using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Rem.Runtime.Lua.Native;

/// <summary>
/// Lua's C functions, as far as the binding needs them. Those marked with <see cref="SuppressGCTransitionAttribute"/>
/// neither allocate (the allocator is managed code) nor raise nor run long; all others go through a full transition.
/// None that can raise is called outside <see cref="ProtectedCall"/>, but those that can only raise for want of
/// memory, and the cap on memory is lifted whenever managed code runs.
/// </summary>
internal static unsafe partial class LuaNative
{
    public const string Library = "lua54";

    public const int Ok = 0;
    public const int ErrorMemory = 4;
    public const int Registry = -1_001_000;
    public const int GlobalsSlot = 2;
    public const int CountMask = 8;
    public const int CollectAll = 2;
    public const int MultipleResults = -1;

    [LibraryImport(Library, EntryPoint = "lua_newstate")]
    public static partial nint NewState(nint allocator, void* data);

    [LibraryImport(Library, EntryPoint = "lua_close")]
    public static partial void Close(nint state);

    [LibraryImport(Library, EntryPoint = "luaL_requiref")]
    public static partial void RequireFunction(nint state, byte* name, nint open, int global);

    [LibraryImport(Library, EntryPoint = "luaL_loadbufferx")]
    public static partial int LoadBuffer(nint state, byte* text, nuint size, byte* name, byte* mode);

    [LibraryImport(Library, EntryPoint = "lua_pcallk")]
    public static partial int ProtectedCall(nint state, int arguments, int results, int handler, nint context, nint continuation);

    [LibraryImport(Library, EntryPoint = "lua_gc")]
    public static partial int Collect(nint state, int what, int a, int b, int c);

    [LibraryImport(Library, EntryPoint = "luaL_ref")]
    public static partial int Reference(nint state, int table);

    [LibraryImport(Library, EntryPoint = "luaL_unref")]
    public static partial void Unreference(nint state, int table, int reference);

    [LibraryImport(Library, EntryPoint = "lua_createtable")]
    public static partial void CreateTable(nint state, int items, int fields);

    [LibraryImport(Library, EntryPoint = "lua_pushlstring")]
    public static partial byte* PushText(nint state, byte* text, nuint size);

    [LibraryImport(Library, EntryPoint = "lua_rawset")]
    public static partial void RawSet(nint state, int index);

    [LibraryImport(Library, EntryPoint = "lua_rawseti")]
    public static partial void RawSetAt(nint state, int index, long key);

    [LibraryImport(Library, EntryPoint = "lua_rawsetp")]
    public static partial void RawSetPointer(nint state, int index, nint key);

    [LibraryImport(Library, EntryPoint = "lua_setmetatable")]
    public static partial void SetMetatable(nint state, int index);

    [LibraryImport(Library, EntryPoint = "lua_setfield")]
    public static partial void SetField(nint state, int index, byte* key);

    [LibraryImport(Library, EntryPoint = "lua_pushcclosure")]
    public static partial void PushClosure(nint state, nint function, int upvalues);

    [LibraryImport(Library, EntryPoint = "lua_getstack")]
    public static partial int GetStack(nint state, int level, LuaDebug* info);

    [LibraryImport(Library, EntryPoint = "lua_getinfo")]
    public static partial int GetInfo(nint state, byte* what, LuaDebug* info);

    [LibraryImport(Library, EntryPoint = "lua_checkstack")]
    public static partial int CheckStack(nint state, int slots);

    [LibraryImport(Library, EntryPoint = "lua_tolstring")]
    public static partial byte* ToTextConverting(nint state, int index, nuint* size);

    [LibraryImport(Library, EntryPoint = "luaL_getmetafield", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int GetMetaField(nint state, int index, string name);

    [LibraryImport(Library, EntryPoint = "lua_tolstring"), SuppressGCTransition]
    public static partial byte* ToText(nint state, int index, nuint* size);

    [LibraryImport(Library, EntryPoint = "lua_pushcclosure"), SuppressGCTransition]
    public static partial void PushPlainFunction(nint state, nint function, int zero);

    [LibraryImport(Library, EntryPoint = "lua_sethook"), SuppressGCTransition]
    public static partial void SetHook(nint state, nint hook, int mask, int count);

    [LibraryImport(Library, EntryPoint = "lua_gettop"), SuppressGCTransition]
    public static partial int GetTop(nint state);

    [LibraryImport(Library, EntryPoint = "lua_settop"), SuppressGCTransition]
    public static partial void SetTop(nint state, int index);

    [LibraryImport(Library, EntryPoint = "lua_pushvalue"), SuppressGCTransition]
    public static partial void PushCopy(nint state, int index);

    [LibraryImport(Library, EntryPoint = "lua_rotate"), SuppressGCTransition]
    public static partial void Rotate(nint state, int index, int by);

    [LibraryImport(Library, EntryPoint = "lua_type"), SuppressGCTransition]
    public static partial LuaType Type(nint state, int index);

    [LibraryImport(Library, EntryPoint = "lua_isinteger"), SuppressGCTransition]
    public static partial int IsInteger(nint state, int index);

    [LibraryImport(Library, EntryPoint = "lua_tointegerx"), SuppressGCTransition]
    public static partial long ToInteger(nint state, int index, int* fits);

    [LibraryImport(Library, EntryPoint = "lua_tonumberx"), SuppressGCTransition]
    public static partial double ToNumber(nint state, int index, int* fits);

    [LibraryImport(Library, EntryPoint = "lua_toboolean"), SuppressGCTransition]
    public static partial int ToBool(nint state, int index);

    [LibraryImport(Library, EntryPoint = "lua_touserdata"), SuppressGCTransition]
    public static partial nint ToUserData(nint state, int index);

    [LibraryImport(Library, EntryPoint = "lua_topointer"), SuppressGCTransition]
    public static partial nint ToPointer(nint state, int index);

    [LibraryImport(Library, EntryPoint = "lua_pushnil"), SuppressGCTransition]
    public static partial void PushNil(nint state);

    [LibraryImport(Library, EntryPoint = "lua_pushinteger"), SuppressGCTransition]
    public static partial void PushInteger(nint state, long value);

    [LibraryImport(Library, EntryPoint = "lua_pushnumber"), SuppressGCTransition]
    public static partial void PushNumber(nint state, double value);

    [LibraryImport(Library, EntryPoint = "lua_pushboolean"), SuppressGCTransition]
    public static partial void PushBool(nint state, int value);

    [LibraryImport(Library, EntryPoint = "lua_pushlightuserdata"), SuppressGCTransition]
    public static partial void PushPointer(nint state, nint value);

    [LibraryImport(Library, EntryPoint = "lua_rawgeti"), SuppressGCTransition]
    public static partial LuaType RawGetAt(nint state, int index, long key);

    [LibraryImport(Library, EntryPoint = "lua_rawgetp"), SuppressGCTransition]
    public static partial LuaType RawGetPointer(nint state, int index, nint key);

    [LibraryImport(Library, EntryPoint = "lua_rawget"), SuppressGCTransition]
    public static partial LuaType RawGet(nint state, int index);

    [LibraryImport(Library, EntryPoint = "lua_rawlen"), SuppressGCTransition]
    public static partial ulong RawLength(nint state, int index);

    [LibraryImport(Library, EntryPoint = "lua_getmetatable"), SuppressGCTransition]
    public static partial int GetMetatable(nint state, int index);

    [LibraryImport(Library, EntryPoint = "lua_next"), SuppressGCTransition]
    public static partial int Next(nint state, int index);

    /// <summary>Takes values off the stack.</summary>
    public static void Pop(nint state, int count) => SetTop(state, -count - 1);

    /// <summary>
    /// The word in front of a state, which Lua copies into each coroutine: it leads from a raw state to the
    /// <see cref="States.LuaState"/> that owns it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref nint ExtraSpace(nint state) => ref *((nint*)state - 1);
}
