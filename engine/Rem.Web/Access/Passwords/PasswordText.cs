using System.Text;
using Rem.Errors;
using Rem.Plans;

namespace Rem.Web.Access;

/// <summary>Passwords as text: any characters but those that nobody sees typed, in one form.</summary>
internal static class PasswordText
{
    /// <summary>Fewest characters.</summary>
    public const int Shortest = 12;

    /// <summary>Most bytes, as UTF-8.</summary>
    public const int MostBytes = 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes of a password that somebody tries; null for what cannot be one.</summary>
    public static byte[]? Bytes(string password)
    {
        if (password.Length is 0 or > MostBytes)
        {
            return null;
        }

        try
        {
            _ = Strict.GetByteCount(password); // half a character is refused, not replaced
            var bytes = Strict.GetBytes(Composition.Compose(password));
            return bytes.Length <= MostBytes ? bytes : null;
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The bytes of a new password. Throws <see cref="AccessErrors.Password"/>, which never shows it.</summary>
    public static byte[] NewBytes(string password)
    {
        foreach (var c in password)
        {
            if (char.IsControl(c))
            {
                throw Wrong("a password must not hold control characters or line ends");
            }
        }

        var bytes = password.Length == 0 ? [] : Bytes(password) ?? throw Wrong($"a password is text of at most {MostBytes} bytes");
        var count = 0;
        foreach (var _ in Composition.Compose(password).EnumerateRunes())
        {
            count++;
        }

        return count >= Shortest ? bytes : throw Wrong($"a password has at least {Shortest} characters, this one has {count}");
    }

    private static PlanException Wrong(string message) => new(AccessErrors.Password, SourceSpan.None, message, AccessErrors.Password.Fix);
}
