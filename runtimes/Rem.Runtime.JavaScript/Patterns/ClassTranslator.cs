using System.Globalization;
using System.Text;

namespace Rem.Runtime.JavaScript.Patterns;

/// <summary>`[a-z\d]`, from behind its bracket on.</summary>
internal sealed class ClassTranslator(string pattern, int start, bool isUnicode)
{
    private readonly StringBuilder _set = new();
    private readonly List<string> _pairs = [];

    /// <summary>Where the pattern goes on.</summary>
    public int End { get; private set; } = start;

    /// <summary>The class for .NET.</summary>
    public string Translate()
    {
        var isNegated = End < pattern.Length && pattern[End] == '^';
        End += isNegated ? 1 : 0;
        while (End < pattern.Length && pattern[End] != ']')
        {
            Item();
        }

        if (End >= pattern.Length)
        {
            throw new FormatException("Unterminated character class");
        }

        End++;
        return Whole(isNegated);
    }

    private string Whole(bool isNegated)
    {
        if (_set.Length == 0 && _pairs.Count == 0)
        {
            return isNegated ? (isUnicode ? $"(?:{CharSets.Pair}|[\\s\\S])" : "[\\s\\S]") : "(?!)";
        }

        var set = _set.Length == 0 ? "(?!)" : $"[{_set}]";
        if (!isUnicode)
        {
            return isNegated ? $"[^{_set}]" : set;
        }

        var pairs = string.Join('|', _pairs);
        if (isNegated)
        {
            return $"(?:{(_pairs.Count > 0 ? $"(?!{pairs})" : "")}(?:{CharSets.Pair}|{(_set.Length == 0 ? "[\\s\\S]" : $"[^{_set}]")}))";
        }

        return _pairs.Count == 0 ? set : $"(?:{pairs}|{set})";
    }

    private void Item()
    {
        var from = Atom();
        if (from is { } first && End + 1 < pattern.Length && pattern[End] == '-' && pattern[End + 1] != ']')
        {
            End++;
            if (Atom() is { } last)
            {
                if (last < first)
                {
                    throw new FormatException("Range out of order in character class");
                }

                Range(first, last);
            }
            else
            {
                Range(first, first);
                Range('-', '-');
            }
        }
        else if (from is { } one)
        {
            Range(one, one);
        }
    }

    // One character, or null for a class inside, which is then in the set already.
    private int? Atom()
    {
        var c = pattern[End];
        if (c != '\\')
        {
            if (isUnicode && char.IsHighSurrogate(c) && End + 1 < pattern.Length && char.IsLowSurrogate(pattern[End + 1]))
            {
                End += 2;
                return char.ConvertToUtf32(c, pattern[End - 1]);
            }

            End++;
            return c;
        }

        if (End + 1 >= pattern.Length)
        {
            throw new FormatException("\\ at end of pattern");
        }

        var inside = pattern[End + 1] switch
        {
            'd' => CharSets.Digits,
            'D' => CharSets.NoDigits,
            'w' => CharSets.Words,
            'W' => CharSets.NoWords,
            's' => CharSets.Blanks,
            'S' => CharSets.NoBlanks,
            _ => null,
        };
        if (inside is not null)
        {
            _set.Append(inside);
            End += 2;
            return null;
        }

        var at = End;
        if (isUnicode && pattern[End + 1] is 'p' or 'P')
        {
            _set.Append(PatternEscapes.Category(pattern, ref at));
            End = at;
            return null;
        }

        at++;
        var code = PatternEscapes.Character(pattern, ref at, isUnicode, inClass: true);
        End = at;
        return code;
    }

    private void Range(int first, int last)
    {
        if (first <= 0xffff)
        {
            _set.Append(PatternEscapes.Quote(first));
            if (last > first)
            {
                _set.Append('-').Append(PatternEscapes.Quote(Math.Min(last, 0xffff)));
            }
        }

        for (var code = Math.Max(first, 0x10000); code <= last;)
        {
            // All characters with one high surrogate go together.
            var end = Math.Min(last, code | 0x3ff);
            var high = char.ConvertFromUtf32(code)[0];
            _pairs.Add(string.Create(CultureInfo.InvariantCulture, $"{high}[{char.ConvertFromUtf32(code)[1]}-{char.ConvertFromUtf32(end)[1]}]"));
            code = end + 1;
        }
    }
}
