using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Rem.Errors;
using Rem.Plans;
using Rem.Runtime.Lua.Marshal;
using Rem.Runtime.Lua.Native;
using Rem.Runtime.Lua.States;

namespace Rem.Runtime.Lua.Callbacks;

/// <summary>Words and places of errors.</summary>
internal static unsafe class ErrorCallbacks
{
    private const int MostFrames = 8;
    private const int MostLevels = 200;

    /// <summary>The message handler: notes which lines of the script were at work, and leaves the error as it is.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int Handle(nint state) => CallbackGuard.Run(state, &HandleInside);

    /// <summary>Notes the line at which the script returns.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int NoteReturn(nint state)
    {
        LuaDebug info;
        LuaState.Of(state).ReturnLine = Describe(state, 1, "l\0"u8, &info) ? info.CurrentLine : 0;
        return 0;
    }

    /// <summary>(message) gives it behind the script's line.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int Where(nint state) => CallbackGuard.Run(state, &WhereInside);

    /// <summary>(message) gives it behind the script's line, as an error of a primitive that was called wrongly.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int WrongCall(nint state) => CallbackGuard.Run(state, &WrongCallInside);

    /// <summary>`name:line: ` of the innermost function that is not the prelude's, or empty.</summary>
    public static string Position(nint state) => Position(state, anyLevel: true);

    /// <summary>
    /// The same as Lua's own library has it: empty where the caller is no Lua function (`pcall(string.rep)`), but for
    /// callers that a tail call took off the stack.
    /// </summary>
    public static string PositionOfCaller(nint state) => Position(state, anyLevel: false);

    private static int HandleInside(LuaState owner, nint state)
    {
        CollectFrames(owner, state);
        LuaNative.SetTop(state, 1);
        return 1;
    }

    private static int WhereInside(LuaState owner, nint state)
    {
        LuaText.Push(state, PositionOfCaller(state) + LuaText.Lossy(state, 1));
        return 1;
    }

    private static int WrongCallInside(LuaState owner, nint state)
    {
        var message = LuaText.Lossy(state, 1);
        owner.LastFailure = (new PlanException(ScriptErrors.Primitive, SourceSpan.None, message), message);
        LuaText.Push(state, Position(state) + message);
        return 1;
    }

    private static string Position(nint state, bool anyLevel)
    {
        LuaDebug info;
        var lost = anyLevel;
        for (var level = 1; level < MostLevels && Describe(state, level, "Slt\0"u8, &info); level++)
        {
            if (info.CurrentLine > 0 && !IsPrelude(&info))
            {
                var name = LuaText.Lossy(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(info.ShortSource));
                return string.Create(CultureInfo.InvariantCulture, $"{name}:{info.CurrentLine}: ");
            }

            if (info.CurrentLine <= 0 && !lost)
            {
                return "";
            }

            lost |= info.IsTailCall != 0;
        }

        return "";
    }

    /// <summary>Asks about a level of the call stack; false when it has no such level.</summary>
    public static bool Describe(nint state, int level, ReadOnlySpan<byte> what, LuaDebug* info)
    {
        fixed (byte* letters = what)
        {
            return LuaNative.GetStack(state, level, info) != 0 && LuaNative.GetInfo(state, letters, info) != 0;
        }
    }

    private static bool IsPrelude(LuaDebug* info) =>
        MemoryMarshal.CreateReadOnlySpanFromNullTerminated(info->Source).SequenceEqual("=rem"u8);

    private static void CollectFrames(LuaState owner, nint state)
    {
        var frames = owner.Frames;
        frames.Clear();
        LuaDebug info;
        for (var level = 1; level < MostLevels && frames.Count < MostFrames && Describe(state, level, "nSl\0"u8, &info); level++)
        {
            var source = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(info.Source);
            if (info.CurrentLine > 0 && source.Length > 0 && owner.Script!.Code.IsSource(source))
            {
                var name = info.Name is null ? null : LuaText.Lossy(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(info.Name));
                frames.Add(new ScriptFrame(name, info.CurrentLine));
            }
        }
    }
}
