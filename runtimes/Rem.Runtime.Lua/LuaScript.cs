using Rem.Plans;
using Rem.Runtime.Lua.States;
using Rem.Scripting;

namespace Rem.Runtime.Lua;

/// <summary>A Lua script that parses. Each run takes a state of its own, so that any number may run at once.</summary>
internal sealed class LuaScript(ScriptSource source, LuaStatePool pool) : IScript
{
    // Lua's C functions may go 200 levels deep in each run.
    private const int StackBytes = 8 * 1024 * 1024;

    /// <summary>Its text and place.</summary>
    public readonly ScriptSource Source = source;

    /// <summary>The text as Lua loads it.</summary>
    public readonly LuaCode Code = new(source);

    /// <summary>Names of `pipe` that are put in place before each run.</summary>
    public readonly string[] PipeNames = LuaNames.OfPipe(source.Text);

    /// <summary>Positions in the call's values of the names that are locals, in their order.</summary>
    public readonly int[] Locals = source.Names.Count == 0 ? [] : FindLocals(source.Names, wanted: true);

    /// <summary>Positions of those that only `_G["..."]` reaches.</summary>
    public readonly int[] OtherNames = source.Names.Count == 0 ? [] : FindLocals(source.Names, wanted: false);

    /// <summary>The names that stand beside `pipe`.</summary>
    public IReadOnlyList<string> Names => Source.Names;

    /// <summary>The place of a line as Lua counts it.</summary>
    public SourceSpan Place(int luaLine) => Source.Origin.Place(Code.ScriptLine(luaLine));

    /// <summary>The place of the value that the script gives: its last `return`.</summary>
    public SourceSpan PlaceOfReturn() => Source.Origin.Place(LuaReturns.LastLine(Source.Text));

    /// <inheritdoc/>
    public ValueTask<ScriptResult> RunAsync(ScriptCall call, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return new ValueTask<ScriptResult>(NestedRuns.TryEnter() ? Run(call, cancel) : OnNewThread(call, cancel));
    }

    // Apart, for the sake of the closure.
    private ScriptResult OnNewThread(ScriptCall call, CancellationToken cancel) => NestedRuns.OnNewThread(StackBytes, () => RunDeep(call, cancel));

    private ScriptResult RunDeep(ScriptCall call, CancellationToken cancel)
    {
        NestedRuns.TryEnter();
        return Run(call, cancel);
    }

    private ScriptResult Run(ScriptCall call, CancellationToken cancel)
    {
        var state = pool.Rent();
        try
        {
            return LuaRun.Run(state, this, call, cancel);
        }
        finally
        {
            NestedRuns.Leave();
            state.Clean();
            pool.Return(state);
        }
    }

    private static int[] FindLocals(IReadOnlyList<string> names, bool wanted)
    {
        var found = new List<int>();
        var locals = 0;
        for (var i = 0; i < names.Count; i++)
        {
            var isLocal = LuaNames.IsName(names[i]) && locals < LuaNames.MostLocals;
            locals += isLocal ? 1 : 0;
            if (isLocal == wanted)
            {
                found.Add(i);
            }
        }

        return found.ToArray();
    }
}
