using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Rem.Errors;
using Rem.Plans;
using Rem.Runtime.Lua.Marshal;
using Rem.Runtime.Lua.Native;
using Rem.Runtime.Lua.States;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Runtime.Lua.Callbacks;

/// <summary>The one way from a script to the primitives of `rem`.</summary>
internal static unsafe class HostCallbacks
{
    /// <summary>(primitive, arguments...): its answer, or the error mark and the message that the wrapper raises.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int Call(nint state) => CallbackGuard.Run(state, &CallInside);

    private static int CallInside(LuaState owner, nint state)
    {
        try
        {
            LuaWriter.PushWritable(owner, state, Ask(owner, state));
            owner.Watch.Look(state);
            return 1;
        }
        catch (PlanException failure) when (failure is not LimitException)
        {
            return Raise(owner, state, failure);
        }
        catch (OperationCanceledException cancelled)
        {
            owner.Watch.EndWait(state, cancelled);
            return 0;
        }
    }

    private static object? Ask(LuaState owner, nint state)
    {
        var primitive = LuaText.Lossy(state, 1);
        var arguments = Arguments(owner, state, primitive);
        var waiting = owner.Watch.Waiting;
        return PrimitiveWait.For(owner.Call!.Host.CallAsync(primitive, arguments, waiting), waiting);
    }

    private static RemList Arguments(LuaState owner, nint state, string primitive)
    {
        var top = LuaNative.GetTop(state);
        var arguments = new RemList(Math.Max(0, top - 1));
        for (var i = 2; i <= top; i++)
        {
            try
            {
                arguments.Add(owner.Reader.Read(state, i));
            }
            catch (NoValueException bad)
            {
                throw bad.IsNesting
                    ? new LimitException(LimitErrors.Nesting, SourceSpan.None, $"{primitive}: {bad.Message}")
                    : new PlanException(ScriptErrors.Primitive, SourceSpan.None, $"{primitive}: expected a value, got {bad.Message}");
            }
        }

        return arguments;
    }

    private static int Raise(LuaState owner, nint state, PlanException failure)
    {
        var message = failure.Finding.Message;
        owner.LastFailure = (failure, message);
        LuaNative.SetTop(state, 0);
        LuaNative.PushPointer(state, LuaState.ErrorPointer);
        LuaText.Push(state, ErrorCallbacks.Position(state) + message);
        return 2;
    }
}
