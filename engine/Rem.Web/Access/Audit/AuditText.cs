using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Rem.Web.Access;

/// <summary>The lines of an audit log: JSON, each with its number first and the SHA-256 of the line before it last.</summary>
internal static class AuditText
{
    /// <summary>What stands for the line before the first.</summary>
    public static readonly string NoHash = new('0', 64);

    private const int LongestText = 300;
    private static ReadOnlySpan<byte> Start => "{\"n\":"u8;

    /// <summary>A change that is about to be made, or with an outcome something that happened.</summary>
    public static byte[] Of(long number, DateTimeOffset at, AuditActor actor, AuditAction action, string? outcome, string before) => Line(number, at, outcome is null ? "begin" : "event", before, json =>
    {
        Write(json, "what", action.What);
        Write(json, "target", action.Target);
        Write(json, "who", actor.Who);
        Write(json, "by", actor.By);
        Write(json, "from", actor.Address);
        Write(json, "digest", action.Digest);
        Write(json, "request", actor.Request);
        Write(json, "outcome", outcome);
    });

    /// <summary>What came of a change.</summary>
    public static byte[] End(long number, DateTimeOffset at, long of, string outcome, string before) => Line(number, at, "end", before, json =>
    {
        json.WriteNumber("of", of);
        Write(json, "outcome", outcome);
    });

    /// <summary>Something about the log itself.</summary>
    public static byte[] Note(long number, DateTimeOffset at, string text, string before) => Line(number, at, "note", before, json => Write(json, "text", text));

    /// <summary>The SHA-256 of a line without its newline.</summary>
    public static string Hash(ReadOnlySpan<byte> line)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(line, hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>The number of a line, or null for what is no line of ours.</summary>
    public static long? Number(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith(Start))
        {
            return null;
        }

        var rest = line[Start.Length..];
        var end = rest.IndexOf((byte)',');
        return end > 0 && long.TryParse(rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static byte[] Line(long number, DateTimeOffset at, string kind, string before, Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("n", number);
            json.WriteString("at", at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
            json.WriteString("is", kind);
            content(json);
            json.WriteString("prev", before);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    // What somebody sends does not make lines long.
    private static void Write(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText - 1 - (char.IsHighSurrogate(text[LongestText - 2]) ? 1 : 0)), "…"));
        }
    }
}
