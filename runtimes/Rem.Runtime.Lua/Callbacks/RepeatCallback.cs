using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Rem.Runtime.Lua.Native;
using Rem.Runtime.Lua.Patterns;
using Rem.Runtime.Lua.States;

namespace Rem.Runtime.Lua.Callbacks;

/// <summary>
/// `string.rep`. Lua's own counts to n even for an empty text, so `("").rep(1e18)` would never end, and no hook
/// reaches into it.
/// </summary>
internal static unsafe class RepeatCallback
{
    /// <summary>(text, count, separator).</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int Repeat(nint state) => CallbackGuard.Run(state, "string.rep", &RepeatInside);

    private static int RepeatInside(LuaState owner, nint state)
    {
        var length = LuaArguments.Text(state, 1).Length;
        var count = LuaArguments.Integer(state, 2);
        var separated = LuaNative.Type(state, 3) is LuaType.None or LuaType.Nil ? 0 : LuaArguments.Text(state, 3).Length;
        if (count <= 0 || length + separated == 0)
        {
            byte empty = 0;
            LuaNative.PushText(state, &empty, 0);
            return 1;
        }

        if (count > long.MaxValue / (length + separated))
        {
            throw new LuaArgumentException(0, "resulting string too large");
        }

        var total = (count * (length + separated)) - separated;
        if (total > owner.Watch.FreeMemory || total > int.MaxValue)
        {
            owner.Watch.End(state, Trip.Memory);
            return 0;
        }

        Push(state, (int)total, separated);
        return 1;
    }

    private static void Push(nint state, int total, int separated)
    {
        var text = ByteRange.Of(state, 1);
        var separator = separated == 0 ? default : ByteRange.Of(state, 3);
        var buffer = (byte*)NativeMemory.Alloc((nuint)total);
        try
        {
            Fill(new Span<byte>(buffer, total), text, separator);
            LuaNative.PushText(state, buffer, (nuint)total);
        }
        finally
        {
            NativeMemory.Free(buffer);
        }
    }

    // One text and one separator, then what is there already as often as it fits: each copy doubles it.
    private static void Fill(Span<byte> into, ByteRange text, ByteRange separator)
    {
        var done = Put(into, 0, text);
        done = Put(into, done, separator);
        while (done < into.Length)
        {
            var part = into[..Math.Min(done, into.Length - done)];
            part.CopyTo(into[done..]);
            done += part.Length;
        }
    }

    private static int Put(Span<byte> into, int at, ByteRange text)
    {
        var part = new ReadOnlySpan<byte>(text.Start, Math.Min(text.Length, into.Length - at));
        part.CopyTo(into[at..]);
        return at + part.Length;
    }
}
