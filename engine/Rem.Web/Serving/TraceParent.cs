namespace Rem.Web.Serving;

/// <summary>The trace of a request, by W3C Trace Context: the caller's trace goes on, else a new one begins. Frozen.</summary>
/// <param name="Trace">The trace: 32 hexadecimal digits.</param>
/// <param name="Span">This request in it: 16 hexadecimal digits.</param>
/// <param name="Flags">The caller's flags: two hexadecimal digits.</param>
internal readonly record struct TraceParent(string Trace, string Span, string Flags)
{
    private const int Length = 55;

    /// <summary>The header for requests that are sent on behalf of this one.</summary>
    public string Header => $"00-{Trace}-{Span}-{Flags}";

    /// <summary>This request in the trace that its header names; in a new one where it names none, or wrongly.</summary>
    public static TraceParent Next(string? header)
    {
        Span<byte> bytes = stackalloc byte[24];
        Random.Shared.NextBytes(bytes); // ids, no secrets
        var span = Convert.ToHexStringLower(bytes[..8]);
        return IsValid(header)
            ? new TraceParent(header![3..35], span, header[53..55])
            : new TraceParent(Convert.ToHexStringLower(bytes[8..]), span, "00");
    }

    private static bool IsValid(string? header) =>
        header is { Length: Length } && header.StartsWith("00-", StringComparison.Ordinal) && header[35] == '-' && header[52] == '-'
        && IsHex(header.AsSpan(3, 32)) && IsHex(header.AsSpan(36, 16)) && IsHex(header.AsSpan(53, 2))
        && header.AsSpan(3, 32).ContainsAnyExcept('0') && header.AsSpan(36, 16).ContainsAnyExcept('0');

    private static bool IsHex(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is not ((>= '0' and <= '9') or (>= 'a' and <= 'f')))
            {
                return false;
            }
        }

        return true;
    }
}
