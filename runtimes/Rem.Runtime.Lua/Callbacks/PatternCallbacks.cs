using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Rem.Runtime.Lua.Marshal;
using Rem.Runtime.Lua.Native;
using Rem.Runtime.Lua.Patterns;
using Rem.Runtime.Lua.States;

namespace Rem.Runtime.Lua.Callbacks;

/// <summary>`string.find`, `match` and `gmatch`. Each gives its results, or the error mark and the message that its wrapper raises.</summary>
internal static unsafe class PatternCallbacks
{
    private static readonly SearchValues<byte> _specials = SearchValues.Create("^$*+?.([%-"u8);

    /// <summary>(text, pattern, init, plain).</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int Find(nint state) => CallbackGuard.Run(state, "string.find", &FindInside);

    /// <summary>(text, pattern, init).</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int Match(nint state) => CallbackGuard.Run(state, "string.match", &MatchInside);

    /// <summary>(text, pattern, init) as `gmatch` gets them: text, pattern and the offset to start from.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int StartGlobal(nint state) => CallbackGuard.Run(state, "string.gmatch", &StartInside);

    /// <summary>(text, pattern, offset, end of the last match or -1): the end of the next match and its captures, or nil.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int NextGlobal(nint state) => CallbackGuard.Run(state, "gmatch", &NextInside);

    /// <summary>Pushes the captures of a match, or the whole match where there are none and <paramref name="start"/> is not null.</summary>
    public static int PushCaptures(nint state, scoped ref LuaPattern pattern, byte* start, byte* end, int most = CaptureStack.Most)
    {
        var count = pattern.Count == 0 && start is not null ? 1 : Math.Min(most, pattern.Count);
        if (LuaNative.CheckStack(state, count + 4) == 0)
        {
            throw new LuaArgumentException(0, "stack overflow (too many captures)");
        }

        for (var i = 0; i < count; i++)
        {
            if (pattern.Capture(i, start, end, out var from, out var length))
            {
                LuaNative.PushInteger(state, length);
            }
            else
            {
                LuaNative.PushText(state, from, (nuint)length);
            }
        }

        return count;
    }

    private static int FindInside(LuaState owner, nint state) => Search(owner, state, isFind: true);

    private static int MatchInside(LuaState owner, nint state) => Search(owner, state, isFind: false);

    private static int Search(LuaState owner, nint state, bool isFind)
    {
        var text = LuaArguments.Text(state, 1);
        var pattern = LuaArguments.Text(state, 2);
        var start = StartOffset(LuaArguments.Integer(state, 3, 1), text.Length);
        if (start > text.Length)
        {
            LuaNative.PushNil(state);
            return 1;
        }

        if (isFind && (LuaNative.ToBool(state, 4) != 0 || !pattern.ContainsAny(_specials)))
        {
            return FindPlain(state, text, pattern, (int)start);
        }

        return SearchPattern(owner, state, ByteRange.Of(state, 1), ByteRange.Of(state, 2), (int)start, isFind);
    }

    private static int SearchPattern(LuaState owner, nint state, ByteRange text, ByteRange pattern, int start, bool isFind)
    {
        var isAnchored = pattern.Length > 0 && *pattern.Start == '^';
        var from = isAnchored ? pattern.Start + 1 : pattern.Start;
        var matcher = new LuaPattern(owner, state, text.Start, text.Length, pattern.End);
        for (var s = text.Start + start; s <= text.End; s++)
        {
            var end = matcher.MatchAt(s, from);
            if (end is not null && isFind)
            {
                LuaNative.PushInteger(state, s - text.Start + 1);
                LuaNative.PushInteger(state, end - text.Start);
                return PushCaptures(state, ref matcher, null, null) + 2;
            }

            if (end is not null)
            {
                return PushCaptures(state, ref matcher, s, end);
            }

            if (isAnchored)
            {
                break;
            }
        }

        LuaNative.PushNil(state);
        return 1;
    }

    private static int FindPlain(nint state, ReadOnlySpan<byte> text, ReadOnlySpan<byte> wanted, int start)
    {
        var at = text[start..].IndexOf(wanted);
        if (at < 0)
        {
            LuaNative.PushNil(state);
            return 1;
        }

        LuaNative.PushInteger(state, start + at + 1);
        LuaNative.PushInteger(state, start + at + wanted.Length);
        return 2;
    }

    private static int StartInside(LuaState owner, nint state)
    {
        var text = LuaArguments.Text(state, 1);
        LuaArguments.Text(state, 2);
        var start = StartOffset(LuaArguments.Integer(state, 3, 1), text.Length);
        LuaNative.SetTop(state, 2);
        LuaNative.PushInteger(state, Math.Min(start, text.Length + 1));
        return 3;
    }

    private static int NextInside(LuaState owner, nint state)
    {
        var text = ByteRange.Of(state, 1);
        var pattern = ByteRange.Of(state, 2);
        var last = LuaNative.ToInteger(state, 4, null);
        var matcher = new LuaPattern(owner, state, text.Start, text.Length, pattern.End);
        for (var s = text.Start + LuaNative.ToInteger(state, 3, null); s <= text.End; s++)
        {
            var end = matcher.MatchAt(s, pattern.Start);
            if (end is not null && end - text.Start != last)
            {
                LuaNative.PushInteger(state, end - text.Start);
                return PushCaptures(state, ref matcher, s, end) + 1;
            }
        }

        LuaNative.PushNil(state);
        return 1;
    }

    // From 1, or from the end where negative, to an offset from 0.
    private static long StartOffset(long position, long length) =>
        position > 0 ? position - 1 : position == 0 || position < -length ? 0 : length + position;
}
