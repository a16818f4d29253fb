using System.Net;

namespace Rem.Web.Access;

/// <summary>Begins and ends sessions. Safe to use from several threads.</summary>
internal sealed class Logins(AccessStore store, PasswordHasher hasher, LoginThrottle throttle, IAudit audit)
{
    /// <summary>How long a session lasts, whatever is done with it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>Begins a session with a user's name and password.</summary>
    public async Task<LoginResult> WithPasswordAsync(string name, string password, IPAddress? address, string? request, CancellationToken cancel)
    {
        // A name that nobody has may be a password that was typed into the wrong field: it is not written down.
        var actor = new AuditActor(store.Table.User(name)?.Name, "password") { Address = address?.ToString(), Request = request };
        if (await BeginAsync(name, actor, address) is { } refused)
        {
            return refused;
        }

        var user = store.Table.User(name);
        var bytes = PasswordText.Bytes(password) ?? [];
        if (await TryAsync(name, address, bytes, user?.Password, cancel) is not { } verdict)
        {
            throttle.Undone(name, address);
            return new LoginResult(LoginOutcome.TooMany) { RetryAfter = Soon };
        }

        // Looked at behind the work, so that it takes the same time for everybody.
        if (verdict == PasswordVerdict.Wrong || user is null or { IsDisabled: true })
        {
            throttle.Failed(name, address);
            await audit.NoteAsync(actor, new AuditAction("login"), "refused", CancellationToken.None);
            return new LoginResult(LoginOutcome.Wrong);
        }

        throttle.Succeeded(name, address);
        var result = await StartAsync(actor, session => session with { User = user.Name, Epoch = user.Epoch }, Longest, cancel);
        store.Saw(AccessForms.Users + user.Name);
        if (verdict == PasswordVerdict.RightAndWeak)
        {
            await StrengthenAsync(user, bytes, cancel);
        }

        return result;
    }

    /// <summary>Begins a session with a token, which it ends with.</summary>
    public async Task<LoginResult> WithTokenAsync(string text, IPAddress? address, string? request, CancellationToken cancel)
    {
        const string Tokens = "\ntokens"; // no user has this name
        var actor = new AuditActor(null, "token") { Address = address?.ToString(), Request = request };
        if (await BeginAsync(Tokens, actor, address) is { } refused)
        {
            return refused;
        }

        if (!SecretText.TryToken(text, out var digest) || store.Table.Find(digest, isSession: false, store.Clock.GetUtcNow()) is not var (grant, caller))
        {
            throttle.Failed(Tokens, address);
            await audit.NoteAsync(actor, new AuditAction("login"), "refused", CancellationToken.None);
            return new LoginResult(LoginOutcome.Wrong);
        }

        throttle.Succeeded(Tokens, address);
        var left = grant.Expires - store.Clock.GetUtcNow();
        store.Saw(AccessForms.Tokens + grant.Token!.Id);
        return await StartAsync(
            actor with { Who = caller.User, By = "token " + caller.CredentialId }, session => session with { Token = grant.Token.Id }, left < Longest ? left : Longest, cancel);
    }

    /// <summary>Ends a session; false for a caller who has none.</summary>
    public async Task<bool> EndAsync(Caller caller, IPAddress? address, string? request, CancellationToken cancel)
    {
        if (caller.Session is not { } session)
        {
            return false;
        }

        var entry = await audit.BeginAsync(AuditActor.Of(caller, address, request), new AuditAction("logout"), cancel);
        var wasThere = await AuditedAsync(entry, () => store.DeleteAsync(AccessForms.Sessions + session));
        audit.End(entry, "done");
        return wasThere;
    }

    // Who goes away before anybody looked has learnt nothing, and failed at nothing; from then on it is written down
    // what came of it, whoever waits for the answer.
    private async Task<PasswordVerdict?> TryAsync(string name, IPAddress? address, byte[] password, string? kept, CancellationToken cancel)
    {
        try
        {
            return await hasher.TryAsync(password, kept, cancel);
        }
        catch (OperationCanceledException)
        {
            throttle.Undone(name, address);
            throw;
        }
    }

    // The first try that has to wait is worth a line, those behind it are not: they would fill the disk.
    private async Task<LoginResult?> BeginAsync(string name, AuditActor actor, IPAddress? address)
    {
        var wait = throttle.Begin(name, address, out var isFirst);
        if (wait <= TimeSpan.Zero)
        {
            return null;
        }

        if (isFirst)
        {
            await audit.NoteAsync(actor, new AuditAction("login"), "too many tries", CancellationToken.None);
        }

        return new LoginResult(LoginOutcome.TooMany) { RetryAfter = wait < Soon ? Soon : wait };
    }

    private async Task<LoginResult> StartAsync(AuditActor actor, Func<AccessSession, AccessSession> complete, TimeSpan life, CancellationToken cancel)
    {
        var cookie = SecretText.NewSession();
        _ = SecretText.TrySession(cookie, out var digest);
        var now = store.Clock.GetUtcNow();
        var session = complete(new AccessSession(digest, now, now + life));
        var entry = await audit.BeginAsync(actor, new AuditAction("login", "session " + digest.ToString()[..8]), cancel);
        await AuditedAsync(entry, () => store.TrySetAsync(AccessForms.Sessions + digest, AccessForms.Of(session), 0, life));
        audit.End(entry, "done");
        return new LoginResult(LoginOutcome.Done) { Cookie = cookie, Life = life, Caller = store.Identify(digest, isSession: true) };
    }

    private async Task<bool> AuditedAsync(AuditEntry entry, Func<Task<bool>> change)
    {
        try
        {
            return await change();
        }
        catch
        {
            audit.End(entry, "failed");
            throw;
        }
    }

    // Its sessions go on: it is the same password.
    private async Task StrengthenAsync(AccessUser user, byte[] password, CancellationToken cancel)
    {
        var hash = await hasher.HashAsync(password, cancel);
        await store.ChangeUserAsync(user.Name, now => now.Password == user.Password ? now with { Password = hash } : null, cancel);
    }
}
