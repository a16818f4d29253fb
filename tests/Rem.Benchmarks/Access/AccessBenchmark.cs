using System.Security.Cryptography;
using System.Text;
using Rem.Shared;
using Rem.Web.Access;

namespace Rem.Benchmarks.Access;

/// <summary>Who sends a request, among ten thousand sessions and tokens, against the SHA-256 alone that it cannot go without; and audited changes of sixteen callers.</summary>
internal static class AccessBenchmark
{
    private const int Count = 1000;
    private const int Tokens = 10_000;
    private const int Callers = 16;

    public static void Run(Measure measure)
    {
        using var changes = new Keeper();
        var access = changes.Access;
        var (token, cookie) = (changes.Token, changes.Cookie);
        measure.Ratio("a token among 10,000 / its SHA-256", () => Tokenwise(access, token), () => Bare(token), 3);
        measure.Ratio("a session's cookie / its SHA-256", () => Cookiewise(access, cookie), () => Bare(cookie), 3);
        measure.Rate("audited changes of 16 callers, synced", () => Changes(changes.Audit), Callers * 20, 1000);
    }

    private static void Tokenwise(WebAccess access, string token)
    {
        for (var i = 0; i < Count; i++)
        {
            if (access.Identify(null, token).User is null)
            {
                throw new InvalidOperationException("the token is not known");
            }
        }
    }

    private static void Cookiewise(WebAccess access, string cookie)
    {
        for (var i = 0; i < Count; i++)
        {
            if (access.Identify(cookie, null).User is null)
            {
                throw new InvalidOperationException("the session is not known");
            }
        }
    }

    private static void Bare(string text)
    {
        Span<byte> bytes = stackalloc byte[64];
        Span<byte> hash = stackalloc byte[32];
        for (var i = 0; i < Count; i++)
        {
            SHA256.HashData(bytes[..Encoding.ASCII.GetBytes(text, bytes)], hash);
        }
    }

    private static void Changes(FileAudit audit) => Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
    {
        for (var i = 0; i < 20; i++)
        {
            audit.End(await audit.BeginAsync(AuditActor.OfProcess(), new AuditAction("rpc", "f"), CancellationToken.None), "done");
        }
    }))).GetAwaiter().GetResult();

    private sealed class Keeper : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("rem-bench-").FullName;

        public Keeper()
        {
            Audit = new FileAudit(Path.Combine(_folder, "data"), TimeProvider.System);
            Access = OpenAsync().GetAwaiter().GetResult();
        }

        public FileAudit Audit { get; }

        public WebAccess Access { get; }

        public string Token { get; private set; } = "";

        public string Cookie { get; private set; } = "";

        public void Dispose()
        {
            Access.DisposeAsync().AsTask().GetAwaiter().GetResult();
            Audit.DisposeAsync().AsTask().GetAwaiter().GetResult();
            Directory.Delete(_folder, recursive: true);
        }

        private async Task<WebAccess> OpenAsync()
        {
            var access = await WebAccess.OpenAsync(SharedResources.InMemory(TimeProvider.System), new MemoryAudit(TimeProvider.System), TimeProvider.System, follows: true, CancellationToken.None);
            var actor = AuditActor.OfProcess();
            await access.Changes.AddUserAsync(actor, "anna", Role.Operator, null, CancellationToken.None);
            Token = (await access.Changes.AddTokenAsync(actor, "ci", "anna", null, TimeSpan.FromDays(1), CancellationToken.None)).Text;
            for (var i = 0; i < Tokens; i++)
            {
                Cookie = (await access.LoginAsync(Token, null, null, CancellationToken.None)).Cookie!;
            }

            return access;
        }
    }
}
