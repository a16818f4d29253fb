using Rem.Errors;
using Rem.Plans;
using Rem.Shared;
using Rem.Values;

namespace Rem.Web.Access;

/// <summary>
/// Adds and changes users and tokens, each with a line in the audit log before it takes effect. What it refuses throws a
/// <see cref="PlanException"/> of <see cref="AccessErrors"/>. Safe to use from several threads.
/// </summary>
public sealed class AccessChanges : IDisposable
{
    /// <summary>How long a token lives where nobody says.</summary>
    public static readonly TimeSpan StandardLife = TimeSpan.FromDays(90);

    private const string FirstName = "first-run";
    private static readonly TimeSpan FirstLife = TimeSpan.FromHours(24);
    private static readonly TimeSpan ShortestLife = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(3653);

    // One that has ended is shown a while longer, so that people see why something stopped working.
    private static readonly TimeSpan Shown = TimeSpan.FromDays(30);

    private readonly AccessStore _store;
    private readonly TokenBook _tokens;
    private readonly PasswordHasher _hasher;
    private readonly IAudit _audit;

    internal AccessChanges(AccessStore store, PasswordHasher hasher, IAudit audit)
    {
        _store = store;
        _tokens = new TokenBook(store);
        _hasher = hasher;
        _audit = audit;
    }

    /// <summary>Opens them over shared resources for a command, which is done at once and follows nothing. Throws what they throw.</summary>
    public static async Task<AccessChanges> OpenAsync(SharedResources shared, IAudit audit, TimeProvider clock, CancellationToken cancel) =>
        new(await AccessStore.OpenAsync(shared, clock, follows: false, cancel), new PasswordHasher(), audit);

    /// <inheritdoc/>
    public void Dispose() => _hasher.Dispose();

    /// <summary>Throws <see cref="AccessErrors.NoUser"/> when there is no user of a name, before anybody is asked for a password.</summary>
    public void EnsureUser(string name) => _ = Known(name);

    /// <summary>Throws <see cref="AccessErrors.Name"/> or <see cref="AccessErrors.UserExists"/> when no user of a name can be added, before anybody is asked for a password.</summary>
    public void EnsureNewUser(string name)
    {
        if (_store.Table.User(AccessNames.Check("user", name)) is not null)
        {
            throw Exists(name);
        }
    }

    /// <summary>Adds a user; without a password nobody can log in as it, and only its tokens work.</summary>
    public async Task AddUserAsync(AuditActor actor, string name, Role role, string? password, CancellationToken cancel)
    {
        TokenBook.EnsureGiven(role);
        EnsureNewUser(name);
        var hash = password is null ? null : await _hasher.HashAsync(PasswordText.NewBytes(password), cancel);
        await RunAsync(actor, new AuditAction("user add", $"{name} {RoleNames.Of(role)}"), async () =>
        {
            var user = new AccessUser(name, SecretText.NewId(16), SecretText.NewId(16), role, _store.Clock.GetUtcNow()) { Password = hash };
            if (!await _store.TrySetAsync(AccessForms.Users + name, AccessForms.Of(user), 0, null))
            {
                throw Exists(name);
            }
        }, cancel);
    }

    /// <summary>Gives a user a new password; all sessions end, tokens stay.</summary>
    public async Task SetPasswordAsync(AuditActor actor, string name, string password, CancellationToken cancel)
    {
        EnsureUser(name);
        var hash = await _hasher.HashAsync(PasswordText.NewBytes(password), cancel);
        await ChangeAsync(actor, new AuditAction("user password", name), name, user => user with { Password = hash, Epoch = SecretText.NewId(16) }, cancel);
    }

    /// <summary>Gives a user another role; all sessions end, and tokens can do no more than it.</summary>
    public Task SetRoleAsync(AuditActor actor, string name, Role role, CancellationToken cancel)
    {
        TokenBook.EnsureGiven(role);
        return ChangeAsync(actor, new AuditAction("user role", $"{name} {RoleNames.Of(role)}"), name, user => user.Role == role ? null : user with { Role = role, Epoch = SecretText.NewId(16) }, cancel);
    }

    /// <summary>Disables a user, with all sessions and tokens, or lets it in again: then its tokens work again.</summary>
    public Task SetDisabledAsync(AuditActor actor, string name, bool isDisabled, CancellationToken cancel) => ChangeAsync(
        actor,
        new AuditAction(isDisabled ? "user disable" : "user enable", name),
        name,
        user => user.IsDisabled == isDisabled ? null : user with { IsDisabled = isDisabled, Epoch = SecretText.NewId(16) },
        cancel);

    /// <summary>Removes a user, with all sessions and tokens.</summary>
    public Task RemoveUserAsync(AuditActor actor, string name, CancellationToken cancel)
    {
        EnsureUser(name);
        return RunAsync(actor, new AuditAction("user remove", name), async () =>
        {
            // Without the user nothing of it works: what is left after a kill here is only listed.
            if (!await _store.DeleteAsync(AccessForms.Users + name))
            {
                throw _store.NoUser(name);
            }

            await DropSessionsAsync(name);
            foreach (var token in _store.Table.Tokens)
            {
                if (token.Owner == name)
                {
                    await _store.DeleteAsync(AccessForms.Tokens + token.Id);
                }
            }
        }, cancel);
    }

    /// <summary>Makes a token. It belongs to a user, whose role it cannot exceed, or to nobody.</summary>
    /// <param name="actor">Who makes it.</param>
    /// <param name="name">What it is called; no other living one of this name may be there.</param>
    /// <param name="owner">The user, or null.</param>
    /// <param name="role">What may be done with it; null for all that the user may. A token of nobody needs one.</param>
    /// <param name="life">How long it lives, from a minute to ten years.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<NewToken> AddTokenAsync(AuditActor actor, string name, string? owner, Role? role, TimeSpan life, CancellationToken cancel)
    {
        AccessNames.Check("token", name);
        if (life < ShortestLife || life > LongestLife)
        {
            throw new PlanException(AccessErrors.Expiry, SourceSpan.None, $"a token lives from a minute to ten years, got {Duration.Show(life)}", AccessErrors.Expiry.Fix);
        }

        var user = owner is null ? null : Known(owner);
        var given = TokenBook.RoleOf(role, user);
        _tokens.EnsureNew(name);
        var text = SecretText.NewToken();
        _ = SecretText.TryToken(text, out var hash);
        var now = _store.Clock.GetUtcNow();
        var token = new AccessToken(SecretText.NewId(), name, hash, given, now, now + life) { Owner = user?.Name, OwnerId = user?.Id };
        await RunAsync(actor, new AuditAction("token add", $"{token.Id} {name} {RoleNames.Of(given)}{(owner is null ? "" : " of " + owner)}"), () => _store.TrySetAsync(AccessForms.Tokens + token.Id, AccessForms.Of(token), 0, life + Shown), cancel);
        return new NewToken(text, TokenBook.Facts(token, null));
    }

    /// <summary>Revokes a token: it works no longer when this is done, and neither does a session that began with it.</summary>
    public Task RevokeTokenAsync(AuditActor actor, string id, CancellationToken cancel)
    {
        var token = _tokens.Find(id);
        return RunAsync(actor, new AuditAction("token revoke", $"{id} {token.Name}"), async () =>
        {
            if (!await _store.DeleteAsync(AccessForms.Tokens + id))
            {
                throw _tokens.None(id);
            }
        }, cancel);
    }

    /// <summary>Revokes all links that call functions, used or not: none works when this is done.</summary>
    public Task RevokeLinksAsync(AuditActor actor, CancellationToken cancel) =>
        RunAsync(actor, new AuditAction("links revoke"), () => _store.RenewKeyAsync(AccessStore.KeyOfLinks), cancel);

    /// <summary>
    /// A token `first-run` of the role admin for a day, where there is neither a user nor a token; else null. Of several
    /// that ask at once one gets it. Its text is for the terminal, and for no log.
    /// </summary>
    public async Task<NewToken?> FirstTokenAsync(AuditActor actor, CancellationToken cancel)
    {
        await _store.CatchUpAsync(cancel);
        if (!_store.Table.IsEmpty)
        {
            return null;
        }

        var text = SecretText.NewToken();
        _ = SecretText.TryToken(text, out var hash);
        var now = _store.Clock.GetUtcNow();
        var token = new AccessToken(FirstName, FirstName, hash, Role.Admin, now, now + FirstLife);
        try
        {
            await RunAsync(actor, new AuditAction("token add", $"{FirstName} {FirstName} admin"), async () =>
            {
                if (!await _store.TrySetAsync(AccessForms.Tokens + FirstName, AccessForms.Of(token), 0, FirstLife))
                {
                    throw new PlanException(AccessErrors.TokenExists, SourceSpan.None, "another process was faster", AccessErrors.TokenExists.Fix);
                }
            }, cancel);
            return new NewToken(text, TokenBook.Facts(token, null));
        }
        catch (PlanException error) when (error.Finding.Code == AccessErrors.TokenExists)
        {
            return null;
        }
    }

    /// <summary>All users, by name.</summary>
    public async Task<IReadOnlyList<UserFacts>> UsersAsync(CancellationToken cancel)
    {
        var seen = await _store.SeenAsync(cancel);
        var users = new List<UserFacts>();
        foreach (var user in _store.Table.Users)
        {
            users.Add(new UserFacts(user.Name, user.Role, user.Password is not null, user.IsDisabled, user.Created, seen.TryGetValue(AccessForms.Users + user.Name, out var at) ? at : null));
        }

        users.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return users;
    }

    /// <summary>All tokens, by name; also those that ended within the last month.</summary>
    public async Task<IReadOnlyList<TokenFacts>> TokensAsync(CancellationToken cancel)
    {
        var seen = await _store.SeenAsync(cancel);
        var tokens = new List<TokenFacts>();
        foreach (var token in _store.Table.Tokens)
        {
            tokens.Add(TokenBook.Facts(token, seen.TryGetValue(AccessForms.Tokens + token.Id, out var at) ? at : null));
        }

        tokens.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name) is var order && order != 0 ? order : string.CompareOrdinal(a.Id, b.Id));
        return tokens;
    }

    private AccessUser Known(string name) => _store.Table.User(name) ?? throw _store.NoUser(name);

    private static PlanException Exists(string name) => new(AccessErrors.UserExists, SourceSpan.None, $"there is a user {ValueText.Show(name)} already", AccessErrors.UserExists.Fix);

    private Task ChangeAsync(AuditActor actor, AuditAction action, string name, Func<AccessUser, AccessUser?> change, CancellationToken cancel)
    {
        EnsureUser(name);
        return RunAsync(actor, action, async () =>
        {
            await _store.ChangeUserAsync(name, change, cancel);
            await DropSessionsAsync(name);
        }, cancel);
    }

    // Those of an older epoch are over already; this only takes them away.
    private async Task DropSessionsAsync(string name)
    {
        foreach (var session in _store.Table.Sessions)
        {
            if (session.User == name && session.Epoch != _store.Table.User(name)?.Epoch)
            {
                await _store.DeleteAsync(AccessForms.Sessions + session.Hash);
            }
        }
    }

    private async Task RunAsync(AuditActor actor, AuditAction action, Func<Task> change, CancellationToken cancel)
    {
        var entry = await _audit.BeginAsync(actor, action, cancel);
        try
        {
            await change();
        }
        catch (Exception error)
        {
            _audit.End(entry, error is PlanException plan ? "refused: " + plan.Finding.Code.Id : "failed");
            throw;
        }

        _audit.End(entry, "done");
    }
}
