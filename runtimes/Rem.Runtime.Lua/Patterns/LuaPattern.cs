using Rem.Runtime.Lua.Callbacks;
using Rem.Runtime.Lua.States;

namespace Rem.Runtime.Lua.Patterns;

/// <summary>
/// Lua's patterns, matched by backtracking as Lua's own library does, and so with the same answers and the same
/// limits, but stoppable: every few thousand steps it looks at the clock. The texts are Lua's: they end in a NUL
/// behind their last byte, which may be read.
/// </summary>
internal unsafe ref struct LuaPattern
{
    private const int DeepestRecursion = 200;
    private const int StepsBetweenLooks = 20_000;

    private readonly byte* _text;
    private readonly byte* _textEnd;
    private readonly byte* _patternEnd;
    private readonly LuaWatch _watch;
    private readonly nint _state;
    private CaptureStack _captures;
    private int _depth;
    private int _steps;

    /// <summary>A text and a pattern; a `^` that anchors has been taken off.</summary>
    public LuaPattern(LuaState owner, nint state, byte* text, int textLength, byte* patternEnd)
    {
        _text = text;
        _textEnd = text + textLength;
        _patternEnd = patternEnd;
        _watch = owner.Watch;
        _state = state;
        _steps = StepsBetweenLooks;
    }

    /// <summary>Number of captures of the last match.</summary>
    public readonly int Count => _captures.Count;

    /// <summary>Matches the pattern from its start at one place of the text: the end of the match, or null.</summary>
    public byte* MatchAt(byte* text, byte* pattern)
    {
        _captures.Clear();
        _depth = DeepestRecursion;
        return Match(text, pattern);
    }

    /// <summary>
    /// A capture of the last match; number 0 is the whole match where the pattern has none. Gives true and a
    /// position, from 1, for `()`.
    /// </summary>
    public readonly bool Capture(int number, byte* start, byte* end, out byte* from, out long length)
    {
        from = start;
        length = end - start;
        if (number == 0 && Count == 0)
        {
            return false;
        }

        var isPosition = _captures.Read(number, out from, out length);
        length = isPosition ? from - _text + 1 : length;
        return isPosition;
    }

    private static LuaArgumentException Problem(string message) => new(0, message);

    private byte* Match(byte* s, byte* p)
    {
        if (_depth-- == 0)
        {
            throw Problem("pattern too complex");
        }

        while (p != _patternEnd)
        {
            Step();
            switch (*p)
            {
                case (byte)'(':
                    s = p[1] == ')' ? Open(s, p + 2, isPosition: true) : Open(s, p + 1, isPosition: false);
                    goto done;
                case (byte)')':
                    s = Close(s, p + 1);
                    goto done;
                case (byte)'$' when p + 1 == _patternEnd:
                    s = s == _textEnd ? s : null;
                    goto done;
                case (byte)'%' when p[1] == 'b':
                    s = MatchBalanced(s, p + 2);
                    p += 4;
                    break;
                case (byte)'%' when p[1] == 'f':
                    s = MatchFrontier(s, ref p);
                    break;
                case (byte)'%' when char.IsAsciiDigit((char)p[1]):
                    s = MatchBackReference(s, p[1]);
                    p += 2;
                    break;
                default:
                    if (MatchRepeated(ref s, ref p))
                    {
                        goto done;
                    }

                    break;
            }

            if (s is null)
            {
                break;
            }
        }

    done:
        _depth++;
        return s;
    }

    // One class with its suffix. True when the match ends here, with s as the answer; else it goes on at s and p.
    private bool MatchRepeated(ref byte* s, ref byte* p)
    {
        var end = PatternClass.End(p, _patternEnd);
        if (!MatchesOne(s, p, end))
        {
            if (*end is (byte)'*' or (byte)'?' or (byte)'-')
            {
                p = end + 1;
                return false;
            }

            s = null;
            return true;
        }

        switch (*end)
        {
            case (byte)'?':
                var rest = Match(s + 1, end + 1);
                s = rest is null ? s : rest;
                p = end + 1;
                return rest is not null;
            case (byte)'+':
                s = MatchMost(s + 1, p, end);
                return true;
            case (byte)'*':
                s = MatchMost(s, p, end);
                return true;
            case (byte)'-':
                s = MatchLeast(s, p, end);
                return true;
            default:
                s++;
                p = end;
                return false;
        }
    }

    private readonly bool MatchesOne(byte* s, byte* p, byte* end) => s < _textEnd && PatternClass.Matches(*s, p, end);

    private byte* MatchMost(byte* s, byte* p, byte* end)
    {
        var last = s;
        while (MatchesOne(last, p, end))
        {
            last++;
            Step();
        }

        for (; last >= s; last--)
        {
            var rest = Match(last, end + 1);
            if (rest is not null)
            {
                return rest;
            }
        }

        return null;
    }

    private byte* MatchLeast(byte* s, byte* p, byte* end)
    {
        while (true)
        {
            var rest = Match(s, end + 1);
            if (rest is not null)
            {
                return rest;
            }

            if (!MatchesOne(s, p, end))
            {
                return null;
            }

            s++;
        }
    }

    private byte* MatchBalanced(byte* s, byte* p)
    {
        if (p >= _patternEnd - 1)
        {
            throw Problem("malformed pattern (missing arguments to '%b')");
        }

        if (*s != *p)
        {
            return null;
        }

        var open = *p;
        var close = p[1];
        var level = 1;
        while (++s < _textEnd)
        {
            Step();
            if (*s == close)
            {
                if (--level == 0)
                {
                    return s + 1;
                }
            }
            else if (*s == open)
            {
                level++;
            }
        }

        return null;
    }

    private readonly byte* MatchFrontier(byte* s, ref byte* p)
    {
        p += 2;
        if (*p != '[')
        {
            throw Problem("missing '[' after '%f' in pattern");
        }

        var end = PatternClass.End(p, _patternEnd);
        var before = s == _text ? (byte)0 : s[-1];
        var isFrontier = !PatternClass.InSet(before, p, end - 1) && PatternClass.InSet(*s, p, end - 1);
        p = end;
        return isFrontier ? s : null;
    }

    private readonly byte* MatchBackReference(byte* s, byte digit)
    {
        var capture = _captures.Referred(digit - '1');
        var length = capture.Length;
        var captured = new ReadOnlySpan<byte>((byte*)capture.Start, (int)Math.Max(0, length));
        var matches = length >= 0 && _textEnd - s >= length && captured.SequenceEqual(new ReadOnlySpan<byte>(s, (int)length));
        return matches ? s + length : null;
    }

    private byte* Open(byte* s, byte* p, bool isPosition)
    {
        _captures.Open(s, isPosition);
        var end = Match(s, p);
        if (end is null)
        {
            _captures.Drop();
        }

        return end;
    }

    private byte* Close(byte* s, byte* p)
    {
        var number = _captures.Close(s);
        var end = Match(s, p);
        if (end is null)
        {
            _captures.Reopen(number);
        }

        return end;
    }

    private void Step()
    {
        if (--_steps > 0)
        {
            return;
        }

        _steps = StepsBetweenLooks;
        if (_watch.Look(_state))
        {
            throw new OperationCanceledException("the run ends");
        }
    }
}
