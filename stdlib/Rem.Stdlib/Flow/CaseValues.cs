using Rem.Binding;
using Rem.Plans;

namespace Rem.Stdlib.Flow;

/// <summary>The scalars of a `case a, b`: plain ones by the core schema, quoted ones text.</summary>
internal static class CaseValues
{
    public static object?[] Read(TagSite site, ScalarNode key, int start)
    {
        var values = new List<object?>();
        var at = start;
        while (at <= key.Text.Length)
        {
            var end = EndOf(key.Text, at);
            var part = key.Text[at..end].Trim();
            if (part.Length == 0)
            {
                site.Error(BindErrors.Capture, key.Locate(Math.Min(at, key.Text.Length - 1), 1), "a value is missing in 'case'", "write for example `case 200, 204:`");
            }
            else if (part.Contains("${{", StringComparison.Ordinal))
            {
                site.Error(BindErrors.NoTemplate, key.Locate(at, end - at), "the values of a 'case' are fixed", "use `if` and `elif` for values that are worked out");
            }

            else if (part[0] is '[' or '{')
            {
                site.Error(BindErrors.Capture, key.Locate(at, end - at), "a 'case' holds scalars, no list or map", "write the values with commas between them, `case 200, 204:`; quote one that begins so");
            }

            values.Add(Scalar(part));
            at = end + 1;
        }

        return values.ToArray();
    }

    private static int EndOf(string text, int at)
    {
        char quote = '\0';
        for (var i = at; i < text.Length; i++)
        {
            if (quote == '\0' && text[i] == ',')
            {
                return i;
            }

            if (quote == '\0' && text[i] is '"' or '\'' && text.AsSpan(at, i - at).IsWhiteSpace())
            {
                quote = text[i];
            }
            else if (quote != '\0' && text[i] == quote)
            {
                quote = '\0';
            }
        }

        return text.Length;
    }

    private static object? Scalar(string part)
    {
        if (part.Length >= 2 && part[0] is '"' or '\'' && part[^1] == part[0])
        {
            var inner = part[1..^1];
            return part[0] == '\'' ? inner.Replace("''", "'", StringComparison.Ordinal) : inner;
        }

        return CoreSchema.Resolve(part);
    }
}
