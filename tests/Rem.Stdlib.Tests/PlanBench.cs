using Rem.Cli;
using Rem.Running;
using Rem.Shared;
using Rem.Shared.Pools;
using Rem.Stdlib.Sql;
using Rem.Values;

namespace Rem.Stdlib.Tests;

/// <summary>Runs plans in a folder of their own, with a log that can be read, and a pool `main` that is a file there.</summary>
internal sealed class PlanBench : IDisposable
{
    private RemEngine? _engine;

    /// <summary>The folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("rem-plan-").FullName;

    /// <summary>What was logged.</summary>
    public MemoryLog Log { get; } = new();

    /// <summary>The secrets.</summary>
    public RemMap Secrets { get; init; } = new();

    /// <summary>Whether changes are shown and not done.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>The engine; made at first use.</summary>
    public RemEngine Engine => _engine ??= new RemEngine(Parts.Options(Rem.Settings.RemSettings.None) with
    {
        Log = Log,
        Secrets = new Secrets(Secrets),
        IsDryRun = IsDryRun,
        PoolNames = ["main"],
        Resources = clock => SharedResources.InMemory(clock, new PoolTable([new PoolOptions("main", "sqlite", Path.Combine(Folder, "main.db"))], [new SqlitePools()], clock)),
    });

    /// <summary>A file's path.</summary>
    public string File(string name) => Path.Combine(Folder, name);

    /// <summary>Runs a plan and gives its result.</summary>
    public async Task<RemMap> RunAsync(string plan, RemMap? pipe = null, CancellationToken cancel = default) =>
        (RemMap)(await Engine.RunAsync(Engine.LoadText(plan), new RunRequest { Pipe = pipe ?? new RemMap(), Folder = Folder }, cancel))!;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
