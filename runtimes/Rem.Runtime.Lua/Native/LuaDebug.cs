using System.Runtime.InteropServices;

namespace Rem.Runtime.Lua.Native;

/// <summary>`lua_Debug` of lua.h: what Lua tells of a running function.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LuaDebug
{
    public int Event;
    public byte* Name;
    public byte* NameWhat;
    public byte* What;
    public byte* Source;
    public nuint SourceLength;
    public int CurrentLine;
    public int LineDefined;
    public int LastLineDefined;
    public byte UpvalueCount;
    public byte ParameterCount;
    public byte IsVararg;
    public byte IsTailCall;
    public ushort FirstTransferred;
    public ushort Transferred;
    public fixed byte ShortSource[60];
    public nint CallInfo;
}
