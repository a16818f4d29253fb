using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;
using Rem.Runtime.JavaScript.Patterns;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>`replace` and `replaceAll`.</summary>
internal static class Replacement
{
    /// <summary>Replaces a text, once or everywhere.</summary>
    public static string ByText(string text, string wanted, object by, bool isAll)
    {
        var template = by is FunctionInstance ? null : TypeConverter.ToString(by);
        var made = new StringBuilder();
        var start = 0;
        for (var at = text.IndexOf(wanted, StringComparison.Ordinal); at >= 0; at = Following(text, wanted, at))
        {
            made.Append(text, start, at - start);
            made.Append(template is null
                ? TypeConverter.ToString(((FunctionInstance)by).CallLateBound(Undefined.Value, wanted, at, text))
                : Fill(template, text, wanted, at, 0, static _ => null, static _ => null));
            start = at + wanted.Length;
            JsWatch.Current?.TakeText(made.Length);
            JsWatch.Check();
            if (!isAll)
            {
                break;
            }
        }

        return made.Append(text, start, text.Length - start).ToString();
    }

    /// <summary>Replaces what a pattern matches, once or, with the flag g, everywhere.</summary>
    public static string ByPattern(RegExpObject pattern, string text, object by)
    {
        var template = by is FunctionInstance ? null : TypeConverter.ToString(by);
        var made = new StringBuilder();
        var start = 0;
        foreach (var match in Matches(pattern, text))
        {
            made.Append(text, start, match.Index - start);
            made.Append(template is null
                ? Called(pattern, (FunctionInstance)by, match, text)
                : Fill(template, text, match.Value, match.Index, pattern.Pattern.Groups, number => match.Groups[number] is { Success: true } group ? group.Value : "", name => Named(pattern, match, name)));
            start = match.Index + match.Length;
            JsWatch.Current?.TakeText(made.Length);
        }

        return made.Append(text, start, text.Length - start).ToString();
    }

    private static int Following(string text, string wanted, int at)
    {
        var from = at + Math.Max(1, wanted.Length);
        return from > text.Length ? -1 : text.IndexOf(wanted, from, StringComparison.Ordinal);
    }

    private static IEnumerable<Match> Matches(RegExpObject pattern, string text)
    {
        if (pattern.IsGlobal)
        {
            pattern.SetLastIndex(0);
            return pattern.All(text);
        }

        return pattern.Execute(text) is { } match ? [match] : [];
    }

    private static string Called(RegExpObject pattern, FunctionInstance function, Match match, string text)
    {
        var arguments = new List<object> { match.Value };
        for (var i = 1; i <= pattern.Pattern.Groups; i++)
        {
            arguments.Add(RegExpObject.Group(match, i));
        }

        arguments.Add(match.Index);
        arguments.Add(text);
        if (pattern.Pattern.Names.Count > 0)
        {
            arguments.Add(pattern.Groups(match));
        }

        return TypeConverter.ToString(function.CallLateBound(Undefined.Value, arguments.ToArray()));
    }

    private static string? Named(RegExpObject pattern, Match match, string name)
    {
        if (pattern.Pattern.Names.Count == 0)
        {
            return null;
        }

        foreach (var (known, number) in pattern.Pattern.Names)
        {
            if (known == name)
            {
                return match.Groups[number] is { Success: true } group ? group.Value : "";
            }
        }

        return "";
    }

    private static string Fill(string template, string text, string match, int at, int groups, Func<int, string?> group, Func<string, string?> named)
    {
        if (!template.Contains('$', StringComparison.Ordinal))
        {
            return template;
        }

        var made = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            var next = template[i] == '$' && i + 1 < template.Length ? template[i + 1] : '\0';
            switch (next)
            {
                case '$':
                    made.Append('$');
                    i++;
                    break;
                case '&':
                    made.Append(match);
                    i++;
                    break;
                case '`':
                    made.Append(text, 0, at);
                    i++;
                    break;
                case '\'':
                    made.Append(text, at + match.Length, text.Length - at - match.Length);
                    i++;
                    break;
                case >= '0' and <= '9' when Number(template, i + 1, groups, out var digits) is var number and > 0:
                    made.Append(group(number));
                    i += digits;
                    break;
                case '<' when template.IndexOf('>', i) is var end and > 0 && named(template[(i + 2)..end]) is { } value:
                    made.Append(value);
                    i = end;
                    break;
                default:
                    made.Append(template[i]);
                    break;
            }
        }

        return made.ToString();
    }

    // One or two digits, as far as there are groups.
    private static int Number(string template, int at, int groups, out int digits)
    {
        for (digits = at + 1 < template.Length && char.IsAsciiDigit(template[at + 1]) ? 2 : 1; digits > 0; digits--)
        {
            var number = int.Parse(template.AsSpan(at, digits), NumberStyles.None, CultureInfo.InvariantCulture);
            if (number > 0 && number <= groups)
            {
                return number;
            }
        }

        return 0;
    }
}
