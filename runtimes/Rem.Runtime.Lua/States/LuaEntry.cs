namespace Rem.Runtime.Lua.States;

/// <summary>One script inside one state: its compiled function and the table that holds what it reads of `pipe`.</summary>
internal sealed class LuaEntry(LuaScript script, int function, int shadow, int keys)
{
    /// <summary>The script.</summary>
    public LuaScript Script { get; } = script;

    /// <summary>Registry slot of the function.</summary>
    public int Function { get; } = function;

    /// <summary>Registry slot of the values of the names that the script reads of `pipe`, filled at each run.</summary>
    public int Shadow { get; } = shadow;

    /// <summary>Registry slot of these names as Lua texts.</summary>
    public int Keys { get; } = keys;

    /// <summary>When it last ran, as a count of runs.</summary>
    public long LastUse { get; set; }
}
