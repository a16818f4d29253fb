using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Rem.Cli.Tests.Canaries;

/// <summary>Secrets of every kind, and the search for them: made with nothing of the engine's own.</summary>
internal static partial class Canary
{
    private static readonly JsonSerializerOptions Loose = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Pem = """
        -----BEGIN PRIVATE KEY-----
        MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj
        MzEfYyjiWA4R4/M2bS1GB4t7NXp98C3SC6dVMvDuictGeurT8jNbvJZHtCSuYEvu
        NMoSfm76oqFvAp8Gy0iz5sxjZmSnXyCdPEovGhLa0VzMaQ8s+CLOyS56YyCFGeJZ
        ==
        -----END PRIVATE KEY-----
        """;

    /// <summary>The secrets; none has a newline at its end, which would be cut.</summary>
    public static readonly string[] All =
    [
        "Zq7x",
        "k9#Q",
        "ü7é!",
        "correct horse battery staple",
        Pem,
        "{\"user\":\"anna\",\"pass\":\"q\\\"w\\\\e/r\"}",
        "{\n  \"type\": \"account\",\n  \"private_key\": \"-----BEGIN\\nMIIabc+/=\\n\",\n  \"id\": 7\n}",
        "пароль-секрет-Ωß",
        "key🔒и🔑end",
        "100%sure%2Fnot%s%d",
        "pa$$w0rd$HOME${x}`id`",
        "&a: *b # - [x] {y} | > !t",
        "it's \"quoted\" 'twice'",
        "C:\\new\\table\\u0041\\x41",
        "<b>&amp;\"x\"</b>&lt;",
        "  padded\tand tabbed  x",
        "AKIA" + "ZmFrZSB0b2tlbiBvZiBhIHRlc3QgdGhhdCBpcyBsb25nIGVub3VnaCB0byBiZSBicm9rZW4gaW50byBsaW5lcyBieSB3aG9ldmVyIHdyaXRlcyBpdDsgaXQgZ29lcyBvbiBhbmQgb24",
        "postgres://u:p%40ss/w?x=1&y=2#z",
        "; rm -rf / && echo $(x) | cat",
        "first line of it\r\nsecond line of it\r\n{{ third }} ${{ line }}",
    ];

    /// <summary>Where secrets are in a text, with the form; none when it keeps them.</summary>
    public static List<string> Find(string text)
    {
        var found = new List<string>();
        var joined = Joined(text);
        for (var i = 0; i < All.Length; i++)
        {
            foreach (var (how, part) in Parts(All[i]))
            {
                if (Around(text, part) is { } whole)
                {
                    found.Add($"canary {i}, {how}: {whole}");
                }
                else if (Around(joined, Joined(part)) is { } split)
                {
                    found.Add($"canary {i}, {how}, split: {split}");
                }
            }
        }

        return found;
    }

    private static string? Around(string text, string part)
    {
        var at = text.IndexOf(part, StringComparison.Ordinal);
        return at < 0 ? null : $"…{text[Math.Max(0, at - 80)..Math.Min(text.Length, at + part.Length + 20)]}…";
    }

    // What is split over lines, and indented there, is whole again without them.
    private static string Joined(string text) => Breaks().Replace(text, "");

    [GeneratedRegex(@"([\r\n]|\\[rn])+[ \t]*")]
    private static partial Regex Breaks();

    private static IEnumerable<(string How, string Part)> Parts(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        yield return ("raw", secret);
        yield return ("address", Uri.EscapeDataString(secret));
        yield return ("form", WebUtility.UrlEncode(secret));
        yield return ("address in lower case", HttpUtilityLower(secret));
        yield return ("JSON", JsonSerializer.Serialize(secret)[1..^1]);
        yield return ("loose JSON", JsonSerializer.Serialize(secret, Loose)[1..^1]);
        yield return ("hex", Convert.ToHexString(bytes));
        yield return ("hex in lower case", Convert.ToHexStringLower(bytes));
        for (var before = 0; before < 3; before++)
        {
            // Three bytes are four characters: what touches a neighbour is left out.
            var text = Convert.ToBase64String([.. new byte[before], .. bytes]);
            var end = (before + bytes.Length) * 8 / 6;
            yield return ($"base64 behind {before}", text[(((before * 8) + 5) / 6)..end]);
        }

        foreach (var line in secret.Split(["\r\n", "\n"], StringSplitOptions.TrimEntries))
        {
            if (line.Length >= 6)
            {
                yield return ("a line", line);
            }
        }
    }

    private static string HttpUtilityLower(string secret)
    {
        var text = Uri.EscapeDataString(secret).ToCharArray();
        for (var i = 0; i + 2 < text.Length; i++)
        {
            if (text[i] == '%')
            {
                (text[i + 1], text[i + 2]) = (char.ToLowerInvariant(text[i + 1]), char.ToLowerInvariant(text[i + 2]));
            }
        }

        return new string(text);
    }
}
