using System.Net.Http.Headers;
using System.Text;
using Rem.Http;
using Rem.Values;

namespace Rem.Stdlib.Http;

/// <summary>Turns a response into values.</summary>
internal static class AnswerReader
{
    private const int MaxNesting = 64;

    public static HttpAnswer Read(HttpResponseMessage response, MemoryStream bytes)
    {
        var headers = new RemMap();
        AddHeaders(headers, response.Headers);
        AddHeaders(headers, response.Content.Headers);
        var type = response.Content.Headers.ContentType;
        var body = Decode(bytes, type?.CharSet);
        return new HttpAnswer((long)response.StatusCode, headers, body, IsJson(type?.MediaType) ? Json(body) : null);
    }

    private static void AddHeaders(RemMap headers, HttpHeaders from)
    {
        foreach (var (name, values) in from.NonValidated)
        {
            var key = name.ToLowerInvariant();
            if (key != "set-cookie")
            {
                headers.Set(key, values.ToString());
                continue;
            }

            // Cookies hold commas themselves, so that joining them would lose where one ends.
            var list = new RemList();
            foreach (var value in values)
            {
                list.Add(value);
            }

            headers.Set(key, list);
        }
    }

    private static string Decode(MemoryStream bytes, string? charset)
    {
        var span = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        if (span.StartsWith(Encoding.UTF8.Preamble))
        {
            return Encoding.UTF8.GetString(span[3..]);
        }

        return charset?.Trim('"').ToLowerInvariant() switch
        {
            "iso-8859-1" or "latin1" or "us-ascii" => Encoding.Latin1.GetString(span),
            "utf-16" or "utf-16le" => Encoding.Unicode.GetString(span),
            "utf-16be" => Encoding.BigEndianUnicode.GetString(span),
            _ => Encoding.UTF8.GetString(span),
        };
    }

    private static bool IsJson(string? type) =>
        type is not null && (type.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.Equals("text/json", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    // What calls itself JSON and is none, is nested too deep or holds an integer beyond 64 bits, has a body and no value.
    private static object? Json(string body) => JsonReader.TryRead(body, MaxNesting, out var value, out _) ? value : null;
}
