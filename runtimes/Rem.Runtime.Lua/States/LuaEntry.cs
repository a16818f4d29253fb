namespace Rem.Runtime.Lua.States;

/// <summary>One script inside one state: its compiled function and the table that holds what it reads of `pipe`.</summary>
internal sealed class LuaEntry(LuaScript script, int function, int shadow, int keys)
{
    /// <summary>The script.</summary>
    public readonly LuaScript Script = script;

    /// <summary>Registry slot of the function.</summary>
    public readonly int Function = function;

    /// <summary>Registry slot of the values of the names that the script reads of `pipe`, filled at each run.</summary>
    public readonly int Shadow = shadow;

    /// <summary>Registry slot of these names as Lua texts.</summary>
    public readonly int Keys = keys;

    /// <summary>When it last ran, as a count of runs.</summary>
    public long LastUse;
}
