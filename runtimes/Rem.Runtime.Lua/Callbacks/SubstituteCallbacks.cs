using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Rem.Runtime.Lua.Native;
using Rem.Runtime.Lua.Patterns;
using Rem.Runtime.Lua.States;

namespace Rem.Runtime.Lua.Callbacks;

/// <summary>
/// `string.gsub`. With a text as replacement it is all done here; with a function or a table the loop stands in the
/// prelude, because only Lua may call Lua functions, and here is the step to the next match.
/// </summary>
internal static unsafe class SubstituteCallbacks
{
    /// <summary>
    /// (text, pattern, replacement, most) as `gsub` gets them. For a text: the result, the count and nil. For a
    /// function or a table: text, pattern, replacement and most.
    /// </summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int Start(nint state) => CallbackGuard.Run(state, "string.gsub", &StartInside);

    /// <summary>(text, pattern without anchor, offset, end of the last match or -1, anchored, first): start and end of the next match and its captures (or the first alone), or nil.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int Next(nint state) => CallbackGuard.Run(state, "string.gsub", &NextInside);

    private static int StartInside(LuaState owner, nint state)
    {
        var length = LuaArguments.Text(state, 1).Length;
        LuaArguments.Text(state, 2);
        var type = LuaNative.Type(state, 3);
        var most = LuaArguments.Integer(state, 4, length + 1L);
        switch (type)
        {
            case LuaType.Number:
            case LuaType.Text:
                LuaArguments.Text(state, 3);
                return Substitute(owner, state, most);
            case LuaType.Function:
            case LuaType.Table:
                LuaNative.SetTop(state, 3);
                LuaNative.PushInteger(state, most);
                return 4;
            default:
                throw LuaArguments.WrongType(state, 3, "string/function/table");
        }
    }

    private static int Substitute(LuaState owner, nint state, long most)
    {
        var output = new ByteOutput(owner.Watch.FreeMemory);
        try
        {
            var count = Fill(owner, state, most, ref output);
            if (output.IsFull)
            {
                owner.Watch.End(state, Trip.Memory);
                return 0;
            }

            if (count == 0)
            {
                LuaNative.PushCopy(state, 1);
            }
            else
            {
                byte empty = 0;
                LuaNative.PushText(state, output.Length == 0 ? &empty : output.Start, (nuint)output.Length);
            }

            LuaNative.PushInteger(state, count);
            return 2;
        }
        finally
        {
            output.Free();
        }
    }

    // Gives the number of matches.
    private static long Fill(LuaState owner, nint state, long most, ref ByteOutput output)
    {
        var text = ByteRange.Of(state, 1);
        var pattern = ByteRange.Of(state, 2);
        var replacement = ByteRange.Of(state, 3);
        var isAnchored = pattern.Length > 0 && *pattern.Start == '^';
        var from = isAnchored ? pattern.Start + 1 : pattern.Start;
        var matcher = new LuaPattern(owner, state, text.Start, text.Length, pattern.End);
        var s = text.Start;
        var copied = s;
        byte* last = null;
        long count = 0;
        while (count < most && !output.IsFull)
        {
            var end = matcher.MatchAt(s, from);
            if (end is not null && end != last)
            {
                count++;
                output.Write(new ReadOnlySpan<byte>(copied, (int)(s - copied)));
                AddReplacement(ref output, replacement, ref matcher, s, end);
                s = last = copied = end;
            }
            else if (s < text.End)
            {
                s++;
            }
            else
            {
                break;
            }

            if (isAnchored)
            {
                break;
            }
        }

        output.Write(new ReadOnlySpan<byte>(copied, (int)(text.End - copied)));
        return count;
    }

    private static void AddReplacement(ref ByteOutput output, ByteRange replacement, scoped ref LuaPattern matcher, byte* start, byte* end)
    {
        var rest = new ReadOnlySpan<byte>(replacement.Start, replacement.Length);
        for (var escape = rest.IndexOf((byte)'%'); escape >= 0; escape = rest.IndexOf((byte)'%'))
        {
            output.Write(rest[..escape]);
            var code = escape + 1 < rest.Length ? rest[escape + 1] : (byte)0;
            if (code == '%')
            {
                output.Write(rest.Slice(escape, 1));
            }
            else if (code == '0')
            {
                output.Write(new ReadOnlySpan<byte>(start, (int)(end - start)));
            }
            else if (char.IsAsciiDigit((char)code))
            {
                AddCapture(ref output, ref matcher, code - '1', start, end);
            }
            else
            {
                throw new LuaArgumentException(0, "invalid use of '%' in replacement string");
            }

            rest = rest[(escape + 2)..];
        }

        output.Write(rest);
    }

    private static void AddCapture(ref ByteOutput output, scoped ref LuaPattern matcher, int number, byte* start, byte* end)
    {
        if (matcher.Capture(number, start, end, out var from, out var length))
        {
            Span<byte> digits = stackalloc byte[20];
            Utf8Formatter.TryFormat(length, digits, out var written);
            output.Write(digits[..written]);
        }
        else
        {
            output.Write(new ReadOnlySpan<byte>(from, (int)length));
        }
    }

    private static int NextInside(LuaState owner, nint state)
    {
        var text = ByteRange.Of(state, 1);
        var pattern = ByteRange.Of(state, 2);
        var last = LuaNative.ToInteger(state, 4, null);
        var isAnchored = LuaNative.ToBool(state, 5) != 0;
        var matcher = new LuaPattern(owner, state, text.Start, text.Length, pattern.End);
        for (var s = text.Start + LuaNative.ToInteger(state, 3, null); s <= text.End; s++)
        {
            var end = matcher.MatchAt(s, pattern.Start);
            if (end is not null && end - text.Start != last)
            {
                LuaNative.PushInteger(state, s - text.Start);
                LuaNative.PushInteger(state, end - text.Start);
                var most = LuaNative.ToBool(state, 6) != 0 ? 1 : CaptureStack.Most;
                return PatternCallbacks.PushCaptures(state, ref matcher, s, end, most) + 2;
            }

            if (isAnchored)
            {
                break;
            }
        }

        LuaNative.PushNil(state);
        return 1;
    }
}
