namespace Rem.Web.Access;

/// <summary>What a secret opens: a token, or a session. It remembers whom that made of the request last, so that the next costs nothing.</summary>
internal sealed class Grant
{
    private volatile Known? _known;
    private long _seen;

    /// <summary>The grant of a token.</summary>
    public Grant(AccessToken token) => Token = token;

    /// <summary>The grant of a session.</summary>
    public Grant(AccessSession session) => Session = session;

    /// <summary>The token, or null.</summary>
    public AccessToken? Token { get; }

    /// <summary>The session, or null.</summary>
    public AccessSession? Session { get; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset Expires => Token?.Expires ?? Session!.Expires;

    /// <summary>The caller that this user and token make of it; both are compared by reference, for a changed one is another.</summary>
    public Caller CallerOf(AccessUser? user, AccessToken? token)
    {
        if (_known is { } known && ReferenceEquals(known.User, user) && ReferenceEquals(known.Token, token))
        {
            return known.Caller;
        }

        var caller = Make(user, token);
        _known = new Known(user, token, caller);
        return caller;
    }

    /// <summary>True when it was last seen so long ago that somebody should write it down.</summary>
    public bool IsSeenAnew(DateTimeOffset now, TimeSpan pace)
    {
        var before = Volatile.Read(ref _seen);
        return now.UtcTicks - before >= pace.Ticks && Interlocked.CompareExchange(ref _seen, now.UtcTicks, before) == before;
    }

    private Caller Make(AccessUser? user, AccessToken? token)
    {
        var role = token is null ? user!.Role : user is null || token.Role < user.Role ? token.Role : user.Role;
        var name = user?.Name ?? Caller.TokenPrefix + token!.Name;
        return Session is { } session
            ? new Caller(name, role, Credential.Session) { CredentialId = session.Hash.ToString()[..8], Session = session.Hash }
            : new Caller(name, role, Credential.Token) { CredentialId = token!.Id };
    }

    private sealed record Known(AccessUser? User, AccessToken? Token, Caller Caller);
}
