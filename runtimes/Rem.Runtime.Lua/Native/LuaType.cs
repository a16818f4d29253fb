namespace Rem.Runtime.Lua.Native;

/// <summary>Lua's own numbers of its types.</summary>
internal enum LuaType
{
    None = -1,
    Nil = 0,
    Bool = 1,
    Pointer = 2,
    Number = 3,
    Text = 4,
    Table = 5,
    Function = 6,
    UserData = 7,
    Thread = 8,
}
