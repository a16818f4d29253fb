using Rem.Values;

namespace Rem.Web.Access;

/// <summary>Users, tokens and sessions as values of the state, and back; what is not of that form is null, and opens nothing.</summary>
internal static class AccessForms
{
    public const string Users = "user/";
    public const string Tokens = "token/";
    public const string Sessions = "session/";

    public static RemMap Of(AccessUser user) => new RemMap(7)
    {
        ["id"] = user.Id,
        ["epoch"] = user.Epoch,
        ["role"] = RoleNames.Of(user.Role),
        ["created"] = user.Created.UtcTicks,
        ["password"] = user.Password,
        ["disabled"] = user.IsDisabled,
    };

    public static RemMap Of(AccessToken token) => new RemMap(7)
    {
        ["name"] = token.Name,
        ["hash"] = token.Hash.ToString(),
        ["role"] = RoleNames.Of(token.Role),
        ["created"] = token.Created.UtcTicks,
        ["expires"] = token.Expires.UtcTicks,
        ["owner"] = token.Owner,
        ["owner id"] = token.OwnerId,
    };

    public static RemMap Of(AccessSession session) => new RemMap(5)
    {
        ["created"] = session.Created.UtcTicks,
        ["expires"] = session.Expires.UtcTicks,
        ["user"] = session.User,
        ["epoch"] = session.Epoch,
        ["token"] = session.Token,
    };

    public static AccessUser? User(string name, object? value) =>
        value is RemMap map && Text(map, "id") is { } id && Text(map, "epoch") is { } epoch && RoleNames.TryRead(Text(map, "role"), out var role) && Moment(map, "created") is { } created
            ? new AccessUser(name, id, epoch, role, created) { Password = Text(map, "password"), IsDisabled = !(map.TryGetValue("disabled", out var flag) && flag is false) }
            : null;

    public static AccessToken? Token(string id, object? value) =>
        value is RemMap map && Text(map, "name") is { } name && Digest.TryParse(Text(map, "hash"), out var hash) && RoleNames.TryRead(Text(map, "role"), out var role)
        && Moment(map, "created") is { } created && Moment(map, "expires") is { } expires
            ? new AccessToken(id, name, hash, role, created, expires) { Owner = Text(map, "owner"), OwnerId = Text(map, "owner id") }
            : null;

    public static AccessSession? Session(string hash, object? value) =>
        value is RemMap map && Digest.TryParse(hash, out var digest) && Moment(map, "created") is { } created && Moment(map, "expires") is { } expires
            ? new AccessSession(digest, created, expires) { User = Text(map, "user"), Epoch = Text(map, "epoch"), Token = Text(map, "token") }
            : null;

    private static string? Text(RemMap map, string key) => map.TryGetValue(key, out var value) ? value as string : null;

    private static DateTimeOffset? Moment(RemMap map, string key) =>
        map.TryGetValue(key, out var value) && value is long ticks && ticks >= 0 && ticks <= DateTimeOffset.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
}
