namespace Rem.Runtime.Lua.Callbacks;

/// <summary>An argument of a library function is wrong, as Lua words it. An argument of 0: the message stands alone.</summary>
internal sealed class LuaArgumentException(int argument, string problem) : Exception(problem)
{
    /// <summary>Which argument, from 1, or 0.</summary>
    public int Argument { get; } = argument;
}
