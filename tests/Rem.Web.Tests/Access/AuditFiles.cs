using Rem.Cases;
using Rem.Web.Access;

namespace Rem.Web.Tests.Access;

/// <summary>An audit log in a folder of its own.</summary>
internal sealed class AuditFiles : IDisposable
{
    public static readonly AuditActor Actor = new("anna", "session 1a2b3c4d") { Address = "192.0.2.7", Request = "r1" };

    public string Folder { get; } = Path.Combine(Directory.CreateTempSubdirectory("rem-audit-").FullName, "data");

    public FakeClock Clock { get; } = new();

    public string Current => Path.Combine(Folder, "audit.jsonl");

    public List<string> Warnings { get; } = [];

    public string[] Lines => File.ReadAllLines(Current);

    public FileAudit Open(IAuditDisk? disk = null, AuditOptions? options = null) => new(Folder, Clock, Warnings.Add, options, disk ?? new AuditDisk());

    /// <summary>Writes so many changes with their outcomes.</summary>
    public async Task WriteAsync(int changes, AuditOptions? options = null)
    {
        await using var audit = Open(options: options);
        for (var i = 0; i < changes; i++)
        {
            audit.End(await audit.BeginAsync(Actor, new AuditAction("rpc", "f" + i, "sha256:00"), CancellationToken.None), "done");
        }
    }

    public Task<AuditReport> CheckAsync() => AuditCheck.RunAsync(Folder, TimeProvider.System, CancellationToken.None);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);
}
