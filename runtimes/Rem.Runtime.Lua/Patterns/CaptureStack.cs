using Rem.Runtime.Lua.Callbacks;

namespace Rem.Runtime.Lua.Patterns;

/// <summary>The captures of one match, in the order of their opening parentheses.</summary>
internal unsafe struct CaptureStack
{
    /// <summary>Most captures of one pattern.</summary>
    public const int Most = 32;

    private const int Unfinished = -1;
    private const int Position = -2;

    private Captures _room;

    /// <summary>Number of captures so far.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets all.</summary>
    public void Clear() => Count = 0;

    /// <summary>A parenthesis opens; `()` captures the position.</summary>
    public void Open(byte* at, bool isPosition)
    {
        if (Count >= Most)
        {
            throw new LuaArgumentException(0, "too many captures");
        }

        _room[Count++] = new CaptureRange((nint)at, isPosition ? Position : Unfinished);
    }

    /// <summary>Takes back the last opening.</summary>
    public void Drop() => Count--;

    /// <summary>A parenthesis closes the last one that is open: its number.</summary>
    public int Close(byte* at)
    {
        var open = Count - 1;
        while (open >= 0 && _room[open].Length != Unfinished)
        {
            open--;
        }

        if (open < 0)
        {
            throw new LuaArgumentException(0, "invalid pattern capture");
        }

        var start = _room[open].Start;
        _room[open] = new CaptureRange(start, at - (byte*)start);
        return open;
    }

    /// <summary>Takes back a closing.</summary>
    public void Reopen(int number) => _room[number] = new CaptureRange(_room[number].Start, Unfinished);

    /// <summary>What `%1` stands for: a stretch, or one with a negative length for a position.</summary>
    public readonly CaptureRange Referred(int number) =>
        number >= 0 && number < Count && _room[number].Length != Unfinished ? _room[number] : throw Invalid(number);

    /// <summary>A capture of the whole match: a stretch, or for `()` true and no length.</summary>
    public readonly bool Read(int number, out byte* from, out long length)
    {
        if (number >= Count)
        {
            throw Invalid(number);
        }

        from = (byte*)_room[number].Start;
        length = _room[number].Length;
        return length == Unfinished ? throw new LuaArgumentException(0, "unfinished capture") : length == Position;
    }

    private static LuaArgumentException Invalid(int number) => new(0, $"invalid capture index %{number + 1}");
}
