using System.Globalization;
using System.Text;

namespace Rem.Runtime.JavaScript.Patterns;

/// <summary>
/// A regular expression of JavaScript as one of .NET: the same syntax in most, but other classes of characters, other
/// numbers of groups, another end of text, and references to groups that took no part.
/// </summary>
internal sealed class PatternTranslator
{
    private readonly string _pattern;
    private readonly bool _isUnicode;
    private readonly bool _isMultiline;
    private readonly bool _isDotAll;
    private readonly StringBuilder _out = new();
    private readonly PatternGroups _groups;
    private readonly Stack<bool> _open = [];
    private int _at;
    private int _group;

    /// <summary>A pattern with its flags.</summary>
    public PatternTranslator(string pattern, string flags)
    {
        _pattern = pattern;
        _isUnicode = flags.Contains('u', StringComparison.Ordinal);
        _isMultiline = flags.Contains('m', StringComparison.Ordinal);
        _isDotAll = flags.Contains('s', StringComparison.Ordinal);
        _groups = new PatternGroups(pattern);
    }

    /// <summary>The names of groups, with their numbers, in the order of the pattern.</summary>
    public List<(string Name, int Number)> Names => _groups.Names;

    /// <summary>How many groups there are.</summary>
    public int Groups => _groups.Count;

    /// <summary>The pattern for .NET. Throws <see cref="FormatException"/> where it is none.</summary>
    public string Translate()
    {
        while (_at < _pattern.Length)
        {
            Next();
        }

        return _out.ToString();
    }

    private void Next()
    {
        var c = _pattern[_at];
        switch (c)
        {
            case '.':
                _at++;
                _out.Append(_isUnicode
                    ? $"(?:{CharSets.Pair}|{(_isDotAll ? "[\\s\\S]" : $"[^{CharSets.LineEnds}]")})"
                    : _isDotAll ? "[\\s\\S]" : $"[^{CharSets.LineEnds}]");
                break;
            case '^':
                _at++;
                _out.Append(_isMultiline ? $"(?<=\\A|[{CharSets.LineEnds}])" : "\\A");
                break;
            case '$':
                _at++;
                _out.Append(_isMultiline ? $"(?=[{CharSets.LineEnds}]|\\z)" : "\\z");
                break;
            case '(':
                Group();
                break;
            case ')':
                Close();
                break;
            case '[':
                _at++;
                var set = new ClassTranslator(_pattern, _at, _isUnicode);
                _out.Append(set.Translate());
                _at = set.End;
                break;
            case '\\':
                Escape();
                break;
            case '{':
                Brace();
                break;
            case ']' or '}':
                _at++;
                _out.Append('\\').Append(c);
                break;
            case '#' or ' ':
                _at++;
                _out.Append(c);
                break;
            default:
                Literal();
                break;
        }
    }

    // A pair of surrogates is one character where the flag u says so.
    private void Literal()
    {
        if (_isUnicode && char.IsHighSurrogate(_pattern[_at]) && _at + 1 < _pattern.Length && char.IsLowSurrogate(_pattern[_at + 1]))
        {
            _out.Append("(?:").Append(_pattern, _at, 2).Append(')');
            _at += 2;
            return;
        }

        _out.Append(_pattern[_at++]);
    }

    // What the groups of a repeated group took in the round before is forgotten; .NET would keep it.
    private void Group()
    {
        var inside = _groups.Repeated(_at);
        Opening();
        _open.Push(inside is not null);
        for (var number = inside?.First ?? 1; number <= (inside?.Last ?? 0); number++)
        {
            _out.Append(CultureInfo.InvariantCulture, $"(?({number})(?<-{number}>))");
        }

        // Before all of its alternatives.
        _out.Append(inside is null ? "" : "(?:");
    }

    private void Close()
    {
        _at++;
        _out.Append(_open.TryPop(out var isReset) && isReset ? "))" : ")");
    }

    private void Opening()
    {
        _at++;
        if (_at >= _pattern.Length || _pattern[_at] != '?')
        {
            _out.Append(CultureInfo.InvariantCulture, $"(?<{++_group}>");
            return;
        }

        if (Takes("?<") && _at < _pattern.Length && _pattern[_at] is not ('=' or '!'))
        {
            _at = _pattern.IndexOf('>', _at) + 1;
            _out.Append(CultureInfo.InvariantCulture, $"(?<{++_group}>");
            return;
        }

        if (_pattern[_at - 1] == '<')
        {
            _at -= 2;
        }

        foreach (var kind in (string[])["?:", "?=", "?!", "?<=", "?<!"])
        {
            if (Takes(kind))
            {
                _out.Append('(').Append(kind);
                return;
            }
        }

        throw new FormatException("Invalid group");
    }

    private bool Takes(string text)
    {
        if (string.CompareOrdinal(_pattern, _at, text, 0, text.Length) != 0)
        {
            return false;
        }

        _at += text.Length;
        return true;
    }

    // `{2,3}` is a number of times, any other brace is itself.
    private void Brace()
    {
        var end = _at + 1;
        while (end < _pattern.Length && (char.IsAsciiDigit(_pattern[end]) || _pattern[end] == ','))
        {
            end++;
        }

        var inside = _pattern.AsSpan(_at + 1, end - _at - 1);
        var isCount = end < _pattern.Length && _pattern[end] == '}' && inside.Length > 0 && inside[0] != ',' && inside.Count(',') <= 1;
        if (isCount)
        {
            _out.Append(Quantifier.Count(inside));
            _at = end + 1;
            return;
        }

        if (_isUnicode)
        {
            throw new FormatException("Incomplete quantifier");
        }

        _out.Append("\\{");
        _at++;
    }

    private void Escape()
    {
        if (_at + 1 >= _pattern.Length)
        {
            throw new FormatException("\\ at end of pattern");
        }

        var c = _pattern[_at + 1];
        var simple = c switch
        {
            'd' => $"[{CharSets.Digits}]",
            'D' => $"[^{CharSets.Digits}]",
            'w' => $"[{CharSets.Words}]",
            'W' => $"[^{CharSets.Words}]",
            's' => $"[{CharSets.Blanks}]",
            'S' => $"[^{CharSets.Blanks}]",
            'b' => CharSets.Boundary,
            'B' => CharSets.NoBoundary,
            _ => null,
        };
        if (simple is not null)
        {
            _at += 2;
            _out.Append(simple);
            return;
        }

        if (c is >= '1' and <= '9' && TryReference())
        {
            return;
        }

        if (c == 'k' && (Names.Count > 0 || _isUnicode))
        {
            NamedReference();
            return;
        }

        if (c is 'p' or 'P' && _isUnicode)
        {
            _out.Append('[').Append(PatternEscapes.Category(_pattern, ref _at)).Append(']');
            return;
        }

        _at++;
        var code = PatternEscapes.Character(_pattern, ref _at, _isUnicode, inClass: false);
        _out.Append(code > 0xffff ? $"(?:{PatternEscapes.Quote(code)})" : PatternEscapes.Quote(code));
    }

    private bool TryReference()
    {
        var end = _at + 1;
        while (end < _pattern.Length && char.IsAsciiDigit(_pattern[end]))
        {
            end++;
        }

        var number = Quantifier.Number(_pattern.AsSpan(_at + 1, end - _at - 1));
        if (number > _groups.Count)
        {
            return _isUnicode ? throw new FormatException("Invalid escape") : false;
        }

        _at = end;
        Refer(number);
        return true;
    }

    private void NamedReference()
    {
        var end = _pattern.IndexOf('>', _at);
        var name = end > _at + 3 && _pattern[_at + 2] == '<' ? _pattern[(_at + 3)..end] : throw new FormatException("Invalid named reference");
        foreach (var (known, number) in Names)
        {
            if (known == name)
            {
                _at = end + 1;
                Refer(number);
                return;
            }
        }

        throw new FormatException("Invalid named capture referenced");
    }

    // What took no part matches nothing at all, here; in .NET it would fail.
    private void Refer(int number) => _out.Append(CultureInfo.InvariantCulture, $"(?:(?({number})\\k<{number}>))");
}
