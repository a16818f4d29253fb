using Rem.Errors;
using Rem.Runtime.Lua.States;
using Rem.Scripting;

namespace Rem.Runtime.Lua;

/// <summary>
/// Lua 5.4 on its own C library, within limits of time, memory and depth, without file system, process or network
/// but through `rem`. One instance serves all threads of a process.
/// </summary>
public sealed class LuaRuntime : IScriptRuntime
{
    private readonly LuaStatePool _pool = new();

    /// <inheritdoc/>
    public string Language => "lua";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".lua"];

    /// <inheritdoc/>
    public string Version => "Lua 5.4";

    /// <inheritdoc/>
    public IScript? Prepare(ScriptSource source, FindingList findings)
    {
        var script = new LuaScript(source, _pool);
        var state = _pool.Rent();
        try
        {
            if (script.Code.TryLoad(state.Handle, out var problem))
            {
                state.Scripts.AddCompiled(script);
                return script;
            }

            findings.Add(LuaFailure.Syntax(script, problem));
            return null;
        }
        finally
        {
            _pool.Return(state);
        }
    }
}
