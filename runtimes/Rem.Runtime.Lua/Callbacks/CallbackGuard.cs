using Rem.Runtime.Lua.Marshal;
using Rem.Runtime.Lua.Native;
using Rem.Runtime.Lua.States;

namespace Rem.Runtime.Lua.Callbacks;

/// <summary>What stands between Lua and the inside of each callback: nothing unwinds over Lua's frames, and no memory runs out below managed ones.</summary>
internal static unsafe class CallbackGuard
{
    /// <summary>Runs the inside of a callback. What it throws ends the run, and no catch of the script holds it up.</summary>
    public static int Run(nint state, delegate*<LuaState, nint, int> inside)
    {
        var owner = LuaState.Of(state);
        owner.Watch.EnterCallback();
        try
        {
            return inside(owner, state);
        }
        catch (Exception error)
        {
            owner.Watch.End(state, Trip.Host, error);
            return 0;
        }
        finally
        {
            owner.Watch.LeaveCallback();
        }
    }

    /// <summary>The same for a library function: a wrong argument gives the error mark and the message that its wrapper raises.</summary>
    public static int Run(nint state, string name, delegate*<LuaState, nint, int> inside)
    {
        var owner = LuaState.Of(state);
        owner.Watch.EnterCallback();
        try
        {
            return inside(owner, state);
        }
        catch (LuaArgumentException wrong)
        {
            return Raise(state, name, wrong);
        }
        catch (OperationCanceledException)
        {
            return 0; // the watch has seen to it that the next instruction raises
        }
        catch (Exception error)
        {
            owner.Watch.End(state, Trip.Host, error);
            return 0;
        }
        finally
        {
            owner.Watch.LeaveCallback();
        }
    }

    private static int Raise(nint state, string name, LuaArgumentException wrong)
    {
        var message = wrong.Argument == 0
            ? ErrorCallbacks.PositionOfCaller(state) + wrong.Message
            : LuaArguments.Message(state, wrong.Argument, wrong.Message, name);
        LuaNative.SetTop(state, 0);
        LuaNative.PushPointer(state, LuaState.ErrorPointer);
        LuaText.Push(state, message);
        return 2;
    }
}
