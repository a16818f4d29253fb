using System.Runtime.ExceptionServices;
using Rem.Runtime.Lua.Callbacks;
using Rem.Runtime.Lua.Marshal;
using Rem.Runtime.Lua.Native;
using Rem.Runtime.Lua.States;
using Rem.Scripting;

namespace Rem.Runtime.Lua;

/// <summary>One run of a script in a state that it has to itself.</summary>
internal static unsafe class LuaRun
{
    // An idle state has room for 20 values (LUA_MINSTACK), of which the rest is for the work on the others.
    private const int LocalsWithRoom = 4;

    /// <summary>Runs it and gives its first result. Throws what <see cref="IScript.RunAsync"/> says.</summary>
    public static ScriptResult Run(LuaState owner, LuaScript script, ScriptCall call, CancellationToken cancel)
    {
        var state = owner.Handle;
        var entry = owner.Scripts.Get(script);
        owner.Call = call;
        owner.Script = script;
        owner.ReturnLine = 0;
        owner.Frames.Clear();
        if (script.Locals.Length > LocalsWithRoom && LuaNative.CheckStack(state, script.Locals.Length + 16) == 0)
        {
            throw new InvalidOperationException("an idle Lua state has no room for a call");
        }

        LuaNative.PushPlainFunction(state, CallbackTable.ErrorHandler, 0);
        LuaNative.RawGetAt(state, LuaNative.Registry, entry.Function);
        FillShadow(owner, state, entry);
        foreach (var local in script.Locals)
        {
            LuaWriter.Push(owner, state, call.Values[local]);
        }

        owner.Watch.Start(call.Limits, cancel);
        var status = LuaNative.ProtectedCall(state, script.Locals.Length, 1, 1, 0, 0);
        owner.Watch.Stop();
        if (status != LuaNative.Ok || owner.Watch.Trip != Trip.None)
        {
            // Keeps the trace of an error that comes from a primitive.
            ExceptionDispatchInfo.Throw(LuaFailure.Make(owner, status, cancel));
        }

        return Result(owner, state);
    }

    // `pipe` reads through to this table; what is not in it is looked up name by name.
    private static void FillShadow(LuaState owner, nint state, LuaEntry entry)
    {
        LuaNative.RawGetAt(state, LuaNative.Registry, entry.Shadow);
        var names = entry.Script.PipeNames;
        if (names.Length > 0)
        {
            var pipe = owner.Call!.Pipe;
            LuaNative.RawGetAt(state, LuaNative.Registry, entry.Keys);
            for (var i = 0; i < names.Length; i++)
            {
                LuaNative.RawGetAt(state, -1, i + 1);
                LuaWriter.Push(owner, state, pipe.TryFind(names[i], out var value) ? value : null);
                LuaNative.RawSet(state, -4);
            }

            LuaNative.Pop(state, 1);
        }

        if (owner.ShadowInPlace == entry)
        {
            LuaNative.Pop(state, 1);
            return;
        }

        LuaNative.RawGetAt(state, LuaNative.Registry, owner.Slots.PipeMeta);
        LuaNative.Rotate(state, -2, 1);
        fixed (byte* index = "__index\0"u8)
        {
            LuaNative.SetField(state, -2, index);
        }

        LuaNative.Pop(state, 1);
        owner.ShadowInPlace = entry;
    }

    private static ScriptResult Result(LuaState owner, nint state)
    {
        if (LuaNative.Type(state, -1) == LuaType.Nil)
        {
            return ScriptResult.Nothing;
        }

        try
        {
            return new ScriptResult(true, owner.Reader.Read(state, -1));
        }
        catch (NoValueException bad)
        {
            throw LuaFailure.NoValue(owner, bad);
        }
    }
}
