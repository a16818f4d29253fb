using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Rem.Values;

namespace Rem.Web.Access;

/// <summary>
/// Links as text and back: `CONTENT.MAC`, both base 64 without padding. The MAC is of the content's own characters, so
/// that no second text says the same; nothing of it is read before the MAC is right. Pure.
/// </summary>
internal static class LinkText
{
    /// <summary>More characters than any link has.</summary>
    public const int Most = 4_000;

    private const int MacCharacters = 43;
    private const int Fields = 11;
    private const long Form = 1;
    private const int MostDeep = 64;

    /// <summary>The text of a link under a key.</summary>
    public static string Write(Link link, byte[] key)
    {
        var fields = RemList.Of(
            Form, link.Id, link.Site, link.Mount, link.Function, link.Arguments, link.User, RoleNames.Of(link.Role), link.Maker, link.Until.ToUnixTimeSeconds(), link.IsOnce);
        var content = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(ValueText.Json(fields, long.MaxValue)));
        return content + "." + Mac(content, key);
    }

    /// <summary>The link of a text; null for one that was not made under this key.</summary>
    public static Link? Read(string text, byte[] key)
    {
        var dot = text.Length - MacCharacters - 1;
        if (dot < 1 || text.Length > Most || text[dot] != '.' || !Ascii.IsValid(text))
        {
            return null;
        }

        var content = text[..dot];
        var expected = Encoding.ASCII.GetBytes(Mac(content, key));
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.ASCII.GetBytes(text[(dot + 1)..])) ? Content(content) : null;
    }

    private static string Mac(string content, byte[] key) => Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes("rem link\n" + content)));

    // What is signed was written above; a later version may write it in another form.
    private static Link? Content(string content) =>
        JsonReader.TryRead(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(content)), MostDeep, out var value, out _)
        && value is RemList { Count: Fields } fields && fields[0] is Form
        && fields[1] is string id && fields[2] is string site && fields[3] is string mount && fields[4] is string function
        && fields[5] is RemMap arguments && fields[6] is string user && RoleNames.TryRead(fields[7] as string, out var role)
        && fields[9] is long until && fields[10] is bool isOnce
            ? new Link
            {
                Id = id,
                Site = site,
                Mount = mount,
                Function = function,
                Arguments = arguments,
                User = user,
                Role = role,
                Maker = fields[8] as string,
                Until = DateTimeOffset.FromUnixTimeSeconds(until),
                IsOnce = isOnce,
            }
            : null;
}
