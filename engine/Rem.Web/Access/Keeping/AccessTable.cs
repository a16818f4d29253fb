using System.Collections.Concurrent;
using Rem.Shared.State;

namespace Rem.Web.Access;

/// <summary>
/// All users, tokens and sessions in memory, as far as the state's changes were applied. Whoever is not in it, is not
/// what the state said last, or has ended, is nobody. Read by any thread; changed by one at a time.
/// </summary>
internal sealed class AccessTable
{
    private readonly ConcurrentDictionary<string, AccessUser> _users = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AccessToken> _tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Digest, Grant> _secrets = new();
    private readonly ConcurrentDictionary<string, bool> _unreadable = new(StringComparer.Ordinal);

    /// <summary>True when there is no user and no token, not even one that cannot be read.</summary>
    public bool IsEmpty => _users.IsEmpty && _tokens.IsEmpty && _unreadable.IsEmpty;

    /// <summary>The users, in no order.</summary>
    public ICollection<AccessUser> Users => _users.Values;

    /// <summary>The tokens, in no order.</summary>
    public ICollection<AccessToken> Tokens => _tokens.Values;

    /// <summary>The sessions, in no order.</summary>
    public IEnumerable<AccessSession> Sessions
    {
        get
        {
            foreach (var (_, grant) in _secrets)
            {
                if (grant.Session is { } session)
                {
                    yield return session;
                }
            }
        }
    }

    /// <summary>The user of a name, or null.</summary>
    public AccessUser? User(string name) => _users.GetValueOrDefault(name);

    /// <summary>What somebody may do now, by the name that a <see cref="Caller"/> has: a user, or `token:NAME`; null for who may do nothing any more.</summary>
    public Role? RoleOf(string who, DateTimeOffset now)
    {
        if (!who.StartsWith(Caller.TokenPrefix, StringComparison.Ordinal))
        {
            return _users.GetValueOrDefault(who) is { IsDisabled: false } user ? user.Role : null;
        }

        foreach (var (_, token) in _tokens)
        {
            if (token.Owner is null && token.Expires > now && who.AsSpan(Caller.TokenPrefix.Length).SequenceEqual(token.Name))
            {
                return token.Role;
            }
        }

        return null;
    }

    /// <summary>The grant and caller of a secret's digest at a moment; null when it opens nothing (any more).</summary>
    public (Grant Grant, Caller Caller)? Find(Digest digest, bool isSession, DateTimeOffset now)
    {
        if (!_secrets.TryGetValue(digest, out var grant) || (grant.Session is not null) != isSession || grant.Expires <= now)
        {
            return null;
        }

        var token = grant.Token;
        if (grant.Session is { Token: { } id } && ((token = _tokens.GetValueOrDefault(id)) is null || token.Expires <= now))
        {
            return null;
        }

        var owner = token is null ? grant.Session!.User : token.Owner;
        if (owner is null)
        {
            return token is null ? null : (grant, grant.CallerOf(null, token));
        }

        var user = _users.GetValueOrDefault(owner);
        return user is { IsDisabled: false } && (token is null ? user.Epoch == grant.Session!.Epoch : user.Id == token.OwnerId)
            ? (grant, grant.CallerOf(user, token))
            : null;
    }

    /// <summary>Takes a change of the state in.</summary>
    public void Apply(StateChange change)
    {
        var key = change.Key;
        if (key.StartsWith(AccessForms.Users, StringComparison.Ordinal))
        {
            ApplyUser(change, key[AccessForms.Users.Length..]);
        }
        else if (key.StartsWith(AccessForms.Tokens, StringComparison.Ordinal))
        {
            ApplyToken(change, key[AccessForms.Tokens.Length..]);
        }
        else if (key.StartsWith(AccessForms.Sessions, StringComparison.Ordinal) && Digest.TryParse(key[AccessForms.Sessions.Length..], out var digest))
        {
            ApplySession(change, digest);
        }
    }

    private void ApplyUser(StateChange change, string name)
    {
        var user = change.IsDeleted ? null : AccessForms.User(name, change.Value);
        Note(change, user is not null);
        if (user is null)
        {
            _users.TryRemove(name, out _);
        }
        else
        {
            _users[name] = user;
        }
    }

    private void ApplyToken(StateChange change, string id)
    {
        var token = change.IsDeleted ? null : AccessForms.Token(id, change.Value);
        Note(change, token is not null);
        if (_tokens.TryRemove(id, out var before))
        {
            _secrets.TryRemove(before.Hash, out _);
        }

        if (token is not null)
        {
            _tokens[id] = token;
            _secrets[token.Hash] = new Grant(token);
        }
    }

    private void ApplySession(StateChange change, Digest digest)
    {
        if (!change.IsDeleted && AccessForms.Session(digest.ToString(), change.Value) is { } session)
        {
            _secrets[digest] = new Grant(session);
        }
        else
        {
            _secrets.TryRemove(digest, out _);
        }
    }

    private void Note(StateChange change, bool isRead)
    {
        if (change.IsDeleted || isRead)
        {
            _unreadable.TryRemove(change.Key, out _);
        }
        else
        {
            _unreadable[change.Key] = true;
        }
    }
}
