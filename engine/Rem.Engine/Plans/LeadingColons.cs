using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Rem.Plans;

/// <summary>
/// Finds the colons that start a plain scalar (`["127.0.0.1", ::1]`, `:name: x`). Behind quotes and brackets
/// YamlDotNet loses such a colon or takes it for the one behind a key. That one stands in brackets, behind a quoted
/// text or a closed bracket (`{"a" :1}`).
/// </summary>
internal static class LeadingColons
{
    // What is nested deeper is refused anyway, and the scanner is slow there.
    private const int Deepest = 64;

    /// <summary>
    /// The text with another character for each of them. One too many changes nothing: in quotes and inside a plain
    /// scalar the character means nothing to YAML, and is a colon again in the scalar.
    /// </summary>
    public static string Replace(string text, char substitute)
    {
        char[]? changed = null;
        List<int>? doubtful = null;
        for (var at = text.IndexOf(':', BehindDirectives(text)); at >= 0; at = text.IndexOf(':', at + 1))
        {
            if (!CanStart(text, at))
            {
                continue;
            }

            var starts = Starts(text, at);
            if (starts == false && !IsDoubled(text, ref at))
            {
                continue;
            }

            (changed ??= text.ToCharArray())[at] = substitute;
            if (starts is null)
            {
                (doubtful ??= []).Add(at);
            }
        }

        if (doubtful is not null)
        {
            PutBack(changed!, doubtful);
        }

        return changed is null ? text : new string(changed);
    }

    // In `%TAG ! :x` it is part of a tag.
    private static int BehindDirectives(string text)
    {
        var at = NodeProperties.SkipBlank(text, 0, text.Length);
        while (at < text.Length && text[at] == '%')
        {
            var length = text.AsSpan(at).IndexOfAny('\n', '\r');
            at = length < 0 ? text.Length : NodeProperties.SkipBlank(text, at + length, text.Length);
        }

        return at;
    }

    private static bool CanStart(string text, int at) =>
        at + 1 < text.Length && !IsBlank(text[at + 1])
        && (at == 0 || IsBlank(text[at - 1]) || IsJsonEnd(text[at - 1]) || text[at - 1] is ',' or '[' or '{');

    // Null where the line does not tell: the colon is the first of its line, or ends a scalar if it stands in brackets.
    private static bool? Starts(string text, int at)
    {
        var end = at;
        while (end > 0 && text[end - 1] is ' ' or '\t')
        {
            end--;
        }

        var isInLine = end > 0 && !IsBlank(text[end - 1]);
        if (isInLine && IsJsonEnd(text[end - 1]))
        {
            return false;
        }

        return IsFlowIndicator(text[at + 1]) || (!isInLine && MayEndJson(text, end)) ? null : true;
    }

    // `{"a"::1}`: the first is the key's, the second starts its value.
    private static bool IsDoubled(string text, ref int at)
    {
        at++;
        return text[at] == ':' && at + 1 < text.Length && !IsBlank(text[at + 1]) && !IsFlowIndicator(text[at + 1]);
    }

    // Where a line with text ends above, or where its comment may start.
    private static bool MayEndJson(string text, int end)
    {
        while (end > 0 && IsBlank(text[end - 1]))
        {
            end--;
        }

        if (end == 0)
        {
            return false;
        }

        var line = text.AsSpan(0, end);
        return IsJsonEnd(text[end - 1]) || line[(line.LastIndexOfAny('\n', '\r') + 1)..].Contains('#');
    }

    // Reads the text's tokens to see which of the doubtful ones stand in brackets, and behind what.
    private static void PutBack(char[] text, List<int> doubtful)
    {
        var scanner = new Scanner(new StringReader(new string(text)));
        var depth = 0;
        var isJson = false;
        var next = 0;
        try
        {
            while (next < doubtful.Count && depth <= Deepest && scanner.MoveNext() && scanner.Current is { } token and not (StreamEnd or Error))
            {
                for (; next < doubtful.Count && doubtful[next] <= token.Start.Index; next++)
                {
                    var at = doubtful[next];
                    text[at] = depth > 0 && (isJson || IsFlowIndicator(text[at + 1])) ? ':' : text[at];
                }

                depth += token switch { FlowSequenceStart or FlowMappingStart => 1, FlowSequenceEnd or FlowMappingEnd => -1, _ => 0 };
                isJson = token is FlowSequenceEnd or FlowMappingEnd or Scalar { Style: YamlDotNet.Core.ScalarStyle.SingleQuoted or YamlDotNet.Core.ScalarStyle.DoubleQuoted };
            }
        }
#pragma warning disable CA1031 // The parser meets the same error, and it is reported then.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\r';

    private static bool IsFlowIndicator(char c) => c is ',' or '[' or ']' or '{' or '}';

    private static bool IsJsonEnd(char c) => c is '"' or '\'' or ']' or '}';
}
