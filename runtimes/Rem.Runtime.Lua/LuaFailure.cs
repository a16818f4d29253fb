using System.Globalization;
using Rem.Errors;
using Rem.Plans;
using Rem.Runtime.Lua.Marshal;
using Rem.Runtime.Lua.Native;
using Rem.Runtime.Lua.States;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Runtime.Lua;

/// <summary>Turns what went wrong in Lua into errors at the script's own line in the plan.</summary>
internal static class LuaFailure
{
    /// <summary>A script that does not parse.</summary>
    public static Finding Syntax(LuaScript script, string problem)
    {
        var message = script.Code.TakeLine(problem, out var line);
        return LuaSyntax.Describe(script.Source, message, script.Code.ScriptLine(line));
    }

    /// <summary>A result that is no value.</summary>
    public static PlanException NoValue(LuaState owner, NoValueException bad)
    {
        var place = owner.ReturnLine > 0 ? owner.Script!.Place(owner.ReturnLine) : owner.Script!.PlaceOfReturn();
        return bad.IsNesting
            ? new LimitException(LimitErrors.Nesting, place, bad.Message)
            : new PlanException(ScriptErrors.NoValue, place, "expected a value, the script gave " + bad.Message);
    }

    /// <summary>The failure of a run, with the error object on top of the stack.</summary>
    public static Exception Make(LuaState owner, int status, CancellationToken cancel)
    {
        var (message, line) = Words(owner, status); // may run the script's own __tostring, into a limit
        var trip = status == LuaNative.ErrorMemory && owner.Watch.Trip == Trip.None ? Trip.Memory : owner.Watch.Trip;
        owner.IsBroken |= trip != Trip.None;
        var place = owner.Script!.Place(line);
        switch (trip)
        {
            case Trip.Time:
                return ScriptLimitErrors.Time(owner.Call!.Limits, place);
            case Trip.Memory:
                return ScriptLimitErrors.Memory(owner.Call!.Limits, place);
            case Trip.Depth:
                return ScriptLimitErrors.Depth(place, "Lua's stack of 1,000,000 values");
            case Trip.Cancelled:
                return new OperationCanceledException(cancel);
            case Trip.Host:
                return Located(owner.Watch.HostError!, place);
            default:
                return Failed(owner, message, place);
        }
    }

    private static Exception Failed(LuaState owner, string message, SourceSpan place)
    {
        // A failure of a primitive that the script did not handle, or raised again as it was, keeps its own code.
        if (owner.LastFailure is { } last && last.Error is PlanException inner && message == last.Message)
        {
            return Located(inner, place);
        }

        return new PlanException(new Finding(ScriptErrors.Failed, place, message, Trail: Trail(owner)));
    }

    private static Exception Located(Exception error, SourceSpan place)
    {
        if (error is PlanException plan)
        {
            plan.Locate(place);
        }

        return error;
    }

    private static (string Message, int Line) Words(LuaState owner, int status)
    {
        var state = owner.Handle;
        var innermost = owner.Frames.Count > 0 ? owner.Frames[0].Line : Math.Max(1, owner.Watch.LastLine);
        if (LuaNative.Type(state, -1) == LuaType.Text)
        {
            var message = owner.Script!.Code.TakeLine(LuaText.Lossy(state, -1), out var line);
            return (message, line > 0 ? line : innermost);
        }

        return (status == LuaNative.ErrorMemory ? "not enough memory" : Describe(owner, state), innermost);
    }

    // An error object that is no text: a table's `message`, what its `__tostring` says, or the value itself. The
    // script's own code may run here, so the limits still hold.
    private static string Describe(LuaState owner, nint state)
    {
        LuaNative.RawGetAt(state, LuaNative.Registry, owner.Slots.Describe);
        LuaNative.PushCopy(state, -2);
        owner.Watch.Resume();
        var status = LuaNative.ProtectedCall(state, 1, 1, 0, 0, 0);
        owner.Watch.Stop();
        if (status == LuaNative.Ok && LuaNative.Type(state, -1) == LuaType.Text)
        {
            return LuaText.Lossy(state, -1);
        }

        LuaNative.Pop(state, 1);
        try
        {
            return "raised " + ValueText.ShowWithKind(owner.Reader.Read(state, -1));
        }
        catch (NoValueException bad)
        {
            return "raised " + bad.Message;
        }
    }

    private static string? Trail(LuaState owner)
    {
        if (owner.Frames.Count < 2)
        {
            return null;
        }

        string? trail = null;
        for (var i = owner.Frames.Count - 1; i >= 0; i--)
        {
            var frame = owner.Frames[i];
            var line = owner.Script!.Place(frame.Line).Line;
            var part = string.Create(CultureInfo.InvariantCulture, $"{frame.Name ?? "function"} (line {line})");
            trail = trail is null ? string.Create(CultureInfo.InvariantCulture, $"script (line {line})") : trail + " > " + part;
        }

        return trail;
    }
}
