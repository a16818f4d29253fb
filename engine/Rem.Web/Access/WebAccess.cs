using System.Net;
using Rem.Shared;

namespace Rem.Web.Access;

/// <summary>
/// Who may do what, for a server: who sends a request, whether it is carried out, logins and logouts, and the changes to
/// users and tokens. Safe to use from several threads; one for a process and its shared state.
/// </summary>
public sealed class WebAccess : IAsyncDisposable
{
    private readonly AccessStore _store;
    private readonly Logins _logins;
    private readonly CsrfTokens _csrf;

    private WebAccess(AccessStore store, PasswordHasher hasher, CsrfTokens csrf, LinkBook links, IAudit audit)
    {
        _store = store;
        Links = links;
        _csrf = csrf;
        Audit = audit;
        _logins = new Logins(store, hasher, new LoginThrottle(store.Clock), audit);
        Changes = new AccessChanges(store, hasher, audit);
    }

    /// <summary>The audit log.</summary>
    public IAudit Audit { get; }

    /// <summary>The changes to users and tokens.</summary>
    public AccessChanges Changes { get; }

    /// <summary>Links that call one function.</summary>
    internal LinkBook Links { get; }

    /// <summary>Opens it over shared resources, whichever they are. Throws what they throw.</summary>
    /// <param name="shared">The resources; their state holds users, tokens and sessions in buckets of REM's own.</param>
    /// <param name="audit">The audit log, which the caller closes.</param>
    /// <param name="clock">The time.</param>
    /// <param name="follows">True for a server: what other processes change then holds here too. False for a command, which is done at once.</param>
    /// <param name="cancel">Ends the attempt.</param>
    public static Task<WebAccess> OpenAsync(SharedResources shared, IAudit audit, TimeProvider clock, bool follows, CancellationToken cancel) =>
        OpenAsync(shared, audit, clock, follows, new PasswordHasher(), cancel);

    /// <summary>As the other, with a hasher of a test's own.</summary>
    internal static async Task<WebAccess> OpenAsync(SharedResources shared, IAudit audit, TimeProvider clock, bool follows, PasswordHasher hasher, CancellationToken cancel)
    {
        var store = await AccessStore.OpenAsync(shared, clock, follows, cancel);
        return new WebAccess(store, hasher, new CsrfTokens(await store.KeyAsync(AccessStore.KeyOfForms, cancel), clock), new LinkBook(store, shared), audit);
    }

    /// <summary>
    /// Who sends a request, by the value of its session's cookie or by the text behind `Bearer` in its header
    /// `Authorization`; null for what it does not have. A bearer token that is not right makes nobody of it, whatever the
    /// cookie says. No I/O.
    /// </summary>
    public Caller Identify(string? cookie, string? bearer)
    {
        if (bearer is not null)
        {
            return SecretText.TryToken(bearer, out var token) ? _store.Identify(token, isSession: false) : Caller.Nobody;
        }

        return cookie is not null && SecretText.TrySession(cookie, out var session) ? _store.Identify(session, isSession: true) : Caller.Nobody;
    }

    /// <summary>Decides about a request: <see cref="AccessCheck.Decide"/>, with the token from its field `csrf` or its header `X-CSRF-Token`.</summary>
    public AccessVerdict Check(Role needed, Caller caller, bool isSafe, OriginVerdict origin, string? csrf) =>
        AccessCheck.Decide(needed, caller, isSafe, origin, _csrf.Look(caller, csrf));

    /// <summary>What a caller's pages put into the field `csrf` of their forms; empty without a session.</summary>
    public string CsrfOf(Caller caller) => _csrf.Of(caller);

    /// <summary>A cookie and a field for a login form.</summary>
    public LoginForm NewLoginForm() => _csrf.NewForm();

    /// <summary>True when a login form that was sent has the field that fits its cookie; without it nobody is logged in.</summary>
    public bool IsLoginForm(string? cookie, string? field) => _csrf.IsForm(cookie, field);

    /// <summary>Begins a session with a name and a password. Throws <see cref="AccessErrors.Audit"/>.</summary>
    public Task<LoginResult> LoginAsync(string name, string password, IPAddress? address, string? request, CancellationToken cancel) =>
        _logins.WithPasswordAsync(name, password, address, request, cancel);

    /// <summary>Begins a session with a token, and ends it with that. Throws <see cref="AccessErrors.Audit"/>.</summary>
    public Task<LoginResult> LoginAsync(string token, IPAddress? address, string? request, CancellationToken cancel) =>
        _logins.WithTokenAsync(token, address, request, cancel);

    /// <summary>Ends a caller's session; false without one. Throws <see cref="AccessErrors.Audit"/>.</summary>
    public Task<bool> LogoutAsync(Caller caller, IPAddress? address, string? request, CancellationToken cancel) =>
        _logins.EndAsync(caller, address, request, cancel);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Changes.Dispose();
    }
}
