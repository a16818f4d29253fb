using System.Globalization;

namespace Rem.Web.Access;

/// <summary>What is kept of a password: `pbkdf2-sha256$ROUNDS$SALT$HASH`, so that rounds can rise and old hashes still be tried.</summary>
/// <param name="Rounds">How often it was hashed.</param>
/// <param name="Salt">Its own random bytes.</param>
/// <param name="Hash">The result.</param>
internal sealed record PasswordHash(int Rounds, byte[] Salt, byte[] Hash)
{
    private const string Kind = "pbkdf2-sha256";
    private const int MostRounds = 10_000_000;

    /// <summary>Reads one; null for what is none.</summary>
    public static PasswordHash? Parse(string text)
    {
        var parts = text.Split('$');
        return parts.Length == 4 && parts[0] == Kind
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) && rounds is > 0 and <= MostRounds
            && Bytes(parts[2]) is { Length: PasswordHasher.SaltBytes } salt && Bytes(parts[3]) is { Length: PasswordHasher.HashBytes } hash
            ? new PasswordHash(rounds, salt, hash)
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}${Rounds}${Convert.ToBase64String(Salt)}${Convert.ToBase64String(Hash)}");

    private static byte[]? Bytes(string text)
    {
        var bytes = new byte[PasswordHasher.HashBytes];
        return Convert.TryFromBase64String(text, bytes, out var count) ? bytes[..count] : null;
    }
}
