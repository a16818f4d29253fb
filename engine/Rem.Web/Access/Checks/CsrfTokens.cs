using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Rem.Web.Access;

/// <summary>
/// Tokens against forged requests: what a form carries shows that a page of ours made it. Each is an HMAC under the key
/// of this installation, so that nothing is kept of them. Safe to use from several threads.
/// </summary>
internal sealed class CsrfTokens(byte[] key, TimeProvider clock)
{
    private const int Characters = 43;
    private const int TicketBytes = 24; // a moment of 8 and 16 by chance
    private const byte OfSession = 1;
    private const byte OfLogin = 2;

    /// <summary>How long a login form may be left open.</summary>
    public static readonly TimeSpan FormTime = TimeSpan.FromHours(1);

    /// <summary>The token of a session; empty for a caller without one, who needs none.</summary>
    public string Of(Caller caller) => caller.Session is { } session ? Base64Url.EncodeToString(Mac(session)) : "";

    /// <summary>What a token that came with a caller's request is worth.</summary>
    public CsrfVerdict Look(Caller caller, string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return CsrfVerdict.Absent;
        }

        return caller.Session is { } session && IsMac(token, Mac(session)) ? CsrfVerdict.Right : CsrfVerdict.Wrong;
    }

    /// <summary>A cookie and a field for a login form, which has no session yet: only both together are worth something.</summary>
    public LoginForm NewForm()
    {
        var ticket = new byte[TicketBytes];
        BinaryPrimitives.WriteInt64BigEndian(ticket, clock.GetUtcNow().UtcTicks);
        RandomNumberGenerator.Fill(ticket.AsSpan(sizeof(long)));
        return new LoginForm(Base64Url.EncodeToString(ticket), Base64Url.EncodeToString(Mac(OfLogin, ticket)));
    }

    /// <summary>True when a login form's field was made with its cookie, and not long ago.</summary>
    public bool IsForm(string? cookie, string? field)
    {
        var ticket = new byte[TicketBytes];
        if (cookie is null || field is null || cookie.Length != Base64Url.GetEncodedLength(TicketBytes)
            || !Base64Url.TryDecodeFromChars(cookie, ticket, out var count) || count != TicketBytes)
        {
            return false;
        }

        var age = clock.GetUtcNow().UtcTicks - BinaryPrimitives.ReadInt64BigEndian(ticket);
        return IsMac(field, Mac(OfLogin, ticket)) && age >= 0 && age <= FormTime.Ticks;
    }

    private byte[] Mac(Digest session)
    {
        Span<byte> bytes = stackalloc byte[32];
        session.CopyTo(bytes);
        return Mac(OfSession, bytes);
    }

    private byte[] Mac(byte use, ReadOnlySpan<byte> bytes)
    {
        Span<byte> message = stackalloc byte[1 + bytes.Length];
        message[0] = use;
        bytes.CopyTo(message[1..]);
        return HMACSHA256.HashData(key, message);
    }

    // Compared as text, so that no two texts are one token.
    private static bool IsMac(string text, byte[] mac)
    {
        Span<byte> expected = stackalloc byte[Characters];
        Base64Url.EncodeToUtf8(mac, expected);
        Span<byte> given = stackalloc byte[Characters];
        return text.Length == Characters && Encoding.ASCII.GetBytes(text, given) == Characters && CryptographicOperations.FixedTimeEquals(expected, given);
    }
}
