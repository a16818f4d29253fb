using System.Net;
using Rem.Cases;
using Rem.Shared;
using Rem.Web.Access;

namespace Rem.Web.Tests.Access;

/// <summary>Access over shared state in memory, on a clock that stands still, with a password hash that is quick.</summary>
internal sealed class AccessWorld : IAsyncDisposable
{
    public const string Password = "correct horse battery";
    public const int Rounds = 10;

    public static readonly IPAddress Here = IPAddress.Parse("192.0.2.7");
    public static readonly AuditActor Actor = new("os:test", "process 1");

    private AccessWorld(FakeClock clock, SharedResources shared)
    {
        Clock = clock;
        Shared = shared;
        Audit = new MemoryAudit(clock);
    }

    public FakeClock Clock { get; }

    public SharedResources Shared { get; }

    public MemoryAudit Audit { get; }

    public PasswordHasher Hasher { get; } = new(Rounds, cores: 2);

    public WebAccess Access { get; private set; } = null!;

    public AccessChanges Changes => Access.Changes;

    public static async Task<AccessWorld> MakeAsync(IAudit? audit = null)
    {
        var clock = new FakeClock();
        var world = new AccessWorld(clock, SharedResources.InMemory(clock));
        world.Access = await world.OpenAsync(follows: false, audit);
        return world;
    }

    /// <summary>Another process over the same state.</summary>
    public Task<WebAccess> OpenAsync(bool follows, IAudit? audit = null) =>
        WebAccess.OpenAsync(Shared, audit ?? Audit, Clock, follows, Hasher, CancellationToken.None);

    public Task AddUserAsync(string name, Role role, string? password = Password) => Changes.AddUserAsync(Actor, name, role, password, CancellationToken.None);

    public async Task<string> AddTokenAsync(string name, Role role, string? owner = null, TimeSpan? life = null) =>
        (await Changes.AddTokenAsync(Actor, name, owner, role, life ?? AccessChanges.StandardLife, CancellationToken.None)).Text;

    public Task<LoginResult> LoginAsync(string name, string password = Password, IPAddress? from = null) =>
        Access.LoginAsync(name, password, from ?? Here, "r1", CancellationToken.None);

    public async Task<string> CookieAsync(string name) => (await LoginAsync(name)).Cookie!;

    public async ValueTask DisposeAsync() => await Access.DisposeAsync();
}
