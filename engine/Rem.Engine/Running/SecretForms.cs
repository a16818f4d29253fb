using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using Rem.Values;

namespace Rem.Running;

/// <summary>
/// How a secret may come to stand in a text: as it is, and as programs write it into JSON, YAML, shell words, HTML,
/// addresses, base64 and hex. Of one of several lines also each line.
/// </summary>
internal static class SecretForms
{
    // Shorter lines (`{`, `true`, `---`) stand everywhere, and give nothing away.
    private const int ShortestLine = 6;

    // The base64 of fewer bytes would be found by chance.
    private const int FewestBytes = 4;

    // What programs leave as it is in addresses, beside letters and digits: RFC 3986, JavaScript's encodeURIComponent and encodeURI, Python's quote.
    private static readonly string[] UnescapedSets = ["-_.~", "-_.~!'()*", "-_.~!'()*;,/?:@&=+$#", "-_.~/"];

    /// <summary>The texts as which a secret is looked for whole.</summary>
    public static HashSet<string> Written(string secret)
    {
        var forms = new HashSet<string>(StringComparer.Ordinal);
        AddWritten(secret, forms);

        // Messages are trimmed: of a secret with blanks around it, what is between them is one too. And `\n` inside of it
        // (a key in a JSON text) becomes a newline where that is read, or where dash's `echo` prints it.
        var lines = secret.Replace("\\r\\n", "\n", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal);
        AddLines(secret, forms);
        AddLines(lines, forms);
        return forms;
    }

    /// <summary>The secret as base64, wherever in what was encoded it stood, and as hex. Who prints these breaks lines anywhere.</summary>
    public static HashSet<string> Encoded(string secret)
    {
        var forms = new HashSet<string>(StringComparer.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(secret);
        if (bytes.Length < FewestBytes)
        {
            return forms;
        }

        forms.Add(Convert.ToHexString(bytes));
        forms.Add(Convert.ToHexStringLower(bytes));
        AddBase64(Convert.ToBase64String(bytes), forms);
        for (var before = 0; before < 3; before++)
        {
            AddBase64(Base64Inside(bytes, before), forms);
        }

        return forms;
    }

    private static void AddLines(string text, HashSet<string> forms)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.Length >= ShortestLine && forms.Add(line))
            {
                AddWritten(line, forms);
            }
        }
    }

    private static void AddWritten(string text, HashSet<string> forms)
    {
        var json = ValueText.Json(text)[1..^1];
        forms.Add(text);
        forms.Add(text.Replace("\n", "\\n", StringComparison.Ordinal));
        forms.Add(text.ReplaceLineEndings("\\n"));
        forms.Add(json);
        forms.Add(json.Replace("/", "\\/", StringComparison.Ordinal));
        forms.Add(json.Replace("\\\"", "\"", StringComparison.Ordinal));
        forms.Add(json.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal));
        forms.Add(Ascii(json, "x4"));
        forms.Add(Ascii(json, "X4"));
        forms.Add(JavaScriptEncoder.Default.Encode(text));
        forms.Add(text.Replace("'", "''", StringComparison.Ordinal));
        forms.Add(text.Replace("'", "'\\''", StringComparison.Ordinal));
        forms.Add(text.Replace("\"", "\"\"", StringComparison.Ordinal));
        forms.Add(WebUtility.HtmlEncode(text));
        foreach (var unescaped in UnescapedSets)
        {
            foreach (var digits in (string[])["X2", "x2"])
            {
                var address = Address(text, unescaped, digits);
                forms.Add(address);
                forms.Add(address.Replace("%20", "+", StringComparison.Ordinal));
            }
        }
    }

    private static void AddBase64(string text, HashSet<string> forms)
    {
        forms.Add(text);
        forms.Add(text.Replace('+', '-').Replace('/', '_'));
    }

    // The characters that the secret alone determines when so many bytes (modulo three) stand before it.
    private static string Base64Inside(byte[] bytes, int before)
    {
        var shifted = new byte[before + bytes.Length];
        bytes.CopyTo(shifted, before);
        var first = ((before * 8) + 5) / 6;
        var end = shifted.Length * 8 / 6;
        return Convert.ToBase64String(shifted)[first..end];
    }

    private static string Ascii(string json, string digits)
    {
        var text = new StringBuilder(json.Length + 16);
        foreach (var c in json)
        {
            _ = c < '\x7f' ? text.Append(c) : text.Append("\\u").Append(((int)c).ToString(digits, CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private static string Address(string text, string unescaped, string digits)
    {
        var address = new StringBuilder(text.Length + 16);
        foreach (var one in Encoding.UTF8.GetBytes(text))
        {
            var c = (char)one;
            _ = char.IsAsciiLetterOrDigit(c) || unescaped.Contains(c, StringComparison.Ordinal) ? address.Append(c) : address.Append('%').Append(one.ToString(digits, CultureInfo.InvariantCulture));
        }

        return address.ToString();
    }
}
