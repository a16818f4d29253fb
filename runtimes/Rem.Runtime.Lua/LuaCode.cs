using System.Text;
using Rem.Runtime.Lua.Marshal;
using Rem.Runtime.Lua.Native;
using Rem.Scripting;

namespace Rem.Runtime.Lua;

/// <summary>
/// A script's text as Lua loads it: moved down by empty lines so that Lua counts as the plan does, and with the
/// script's names as locals in front of its first line.
/// </summary>
internal sealed unsafe class LuaCode
{
    // Lua cuts longer names itself (LUA_IDSIZE), and then its messages could not be taken apart.
    private const int LongestName = 59;

    private readonly byte[] _bytes;
    private readonly byte[] _chunkName;
    private readonly int _linesAbove;

    /// <summary>A script; names that Lua cannot write as names are left to the table of globals.</summary>
    public LuaCode(ScriptSource source)
    {
        Name = ShortName(source.Origin.Path);
        _chunkName = Encoding.UTF8.GetBytes("@" + Name + "\0");
        _linesAbove = Math.Max(0, source.Origin.Place(1).Line - 1);
        var text = new StringBuilder(source.Text.Length + _linesAbove + 64);
        for (var line = 0; line < _linesAbove; line++)
        {
            text.Append('\n'); // of many at once .NET would have to compile its filling of spans
        }

        AppendScope(text, source.Text);
        if (LuaNames.OnlyReadsPipe(source.Text))
        {
            text.Append("local pipe = pipe ");
        }

        if (source.Names.Count > 0)
        {
            AppendLocals(text, source.Names);
        }

        if (source.Text.StartsWith('#'))
        {
            text.Append("--");
        }

        _bytes = Encoding.UTF8.GetBytes(text.Append(source.Text).ToString());
    }

    /// <summary>The name by which Lua's messages call the text.</summary>
    public readonly string Name;

    /// <summary>True for the name of this text as Lua's debug information gives it.</summary>
    public bool IsSource(ReadOnlySpan<byte> source) => source.SequenceEqual(_chunkName.AsSpan(0, _chunkName.Length - 1));

    /// <summary>The line of the script, from 1, for a line as Lua counts.</summary>
    public int ScriptLine(int luaLine) => Math.Max(1, luaLine - _linesAbove);

    /// <summary>Compiles it and leaves the function on the stack; false with Lua's message where it does not parse.</summary>
    public bool TryLoad(nint state, out string problem)
    {
        int status;
        fixed (byte* bytes = _bytes, name = _chunkName, mode = "t\0"u8)
        {
            status = LuaNative.LoadBuffer(state, bytes, (nuint)_bytes.Length, name, mode);
        }

        problem = "";
        if (status == LuaNative.Ok)
        {
            return true;
        }

        problem = LuaText.Lossy(state, -1);
        LuaNative.Pop(state, 1);
        return false;
    }

    /// <summary>
    /// Takes Lua's `name:line: ` off a message, also where a coroutine has put a second one in front; the line, of the
    /// innermost, is 0 where the message has none of this script.
    /// </summary>
    public string TakeLine(string message, out int luaLine)
    {
        luaLine = 0;
        var rest = message.AsSpan();
        while (rest.StartsWith(Name, StringComparison.Ordinal) && rest.Length > Name.Length && rest[Name.Length] == ':')
        {
            var number = rest[(Name.Length + 1)..];
            var end = number.IndexOf(':');
            if (end <= 0 || !int.TryParse(number[..end], out var line))
            {
                break;
            }

            luaLine = line;
            rest = number[(end + 1)..].TrimStart(' ');
        }

        return rest.ToString();
    }

    // A variable that is to be closed keeps Lua from turning the script's own `return f()` into a tail call, which would
    // take the script's line out of every error that f raises. Where there are several returns, closing it notes the
    // line of the one that was taken.
    private static void AppendScope(StringBuilder text, string script)
    {
        if (LuaReturns.HasSeveral(script))
        {
            text.Append("local __rem_scope <close> = __rem_return ");
        }
        else if (LuaReturns.MayTailCall(script))
        {
            text.Append("local __rem_scope <close> = nil ");
        }
    }

    private static void AppendLocals(StringBuilder text, IReadOnlyList<string> names)
    {
        var count = 0;
        foreach (var name in names)
        {
            if (LuaNames.IsName(name) && count < LuaNames.MostLocals)
            {
                text.Append(count++ == 0 ? "local " : ",").Append(name);
            }
        }

        text.Append(count > 0 ? " = ... " : "");
    }

    private static string ShortName(string path)
    {
        if (Encoding.UTF8.GetByteCount(path) <= LongestName)
        {
            return path;
        }

        var start = path.Length;
        var size = 3;
        while (start > 0 && size + 3 <= LongestName)
        {
            start--;
            size += path[start] < 0x80 ? 1 : 3;
        }

        return "..." + path[start..];
    }
}
