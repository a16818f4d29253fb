using Rem.Cases;
using Rem.Cli.Running;
using Rem.Errors;
using Rem.Filters;
using Rem.Monitoring;
using Rem.Node;
using Rem.Node.Hosting;
using Rem.Node.Logs;
using Rem.Processes;
using Rem.Runtime.CSharp;
using Rem.Runtime.CSharp.Compiler;
using Rem.Runtime.JavaScript;
using Rem.Runtime.Lua;
using Rem.Running;
using Rem.Scripting;
using Rem.Settings;
using Rem.Shared;
using Rem.Shared.Pools;
using Rem.Stdlib;
using Rem.Stdlib.Http;
using Rem.Stdlib.Sql;
using Rem.Storage;
using Rem.Tags;
using Rem.Web;

namespace Rem.Cli;

/// <summary>All parts of the program: the only place that knows them by name.</summary>
internal static class Parts
{
    /// <summary>The tags.</summary>
    public static TagTable Tags { get; } = new(StdlibTags.Rows, null, new LateTags(["http", "monitor", "node", "probe", "rehearse"], ["plugin", "tcp"], static () => new TagTable([.. WebTags.Rows, .. MonitoringTags.Rows])));

    /// <summary>The filters.</summary>
    public static FilterTable Filters => StdlibFilters.Table;

    /// <summary>True in a process that loads plans again: scripts are then unloaded with the version of the plan that they belong to.</summary>
    public static bool IsLongLived { get; set; }

    /// <summary>The script languages.</summary>
    public static RuntimeTable Runtimes { get; } = new(
        new RuntimeRow("lua", [".lua"], static () => new LuaRuntime()),
        new RuntimeRow("csharp", [".csx"], static () => new CSharpRuntime(static () => new RoslynCompiler(), CompiledCache.OfUser("csharp"), IsLongLived)),
        new RuntimeRow("js", [".js"], static () => new JavaScriptRuntime()));

    /// <summary>The classes of all error codes.</summary>
    public static IEnumerable<Type> ErrorClasses => [.. ErrorTable.OfEngine, .. StdlibErrors.Classes, .. NodeErrorTable.Classes, typeof(StorageErrors), typeof(WebErrors), typeof(MonitoringErrors), typeof(Web.Rpc.RpcServerErrors), typeof(Web.Access.AccessErrors), typeof(CommandLineErrors)];

    /// <summary>The engine's parts with the standard settings and a log that nobody reads.</summary>
    public static RemOptions Options() => Options(RemSettings.None);

    /// <summary>The engine's parts, with what the operator set.</summary>
    /// <param name="settings">What the operator set.</param>
    /// <param name="log">The run's log; null for one that nobody reads.</param>
    /// <param name="made">Told of the shared resources in memory when a plan first needs them.</param>
    public static RemOptions Options(RemSettings settings, IRunLog? log = null, Action<SharedResources>? made = null) => new()
    {
        Log = log ?? SilentLog.Instance,
        Tags = Tags,
        Filters = Filters,
        Runtimes = Runtimes,
        Limits = settings.Limits,
        Secrets = settings.Secrets,
        Isolation = settings.Isolation,
        NodeFolder = settings.Node?.Folder,
        ProgramFolder = AppContext.BaseDirectory,
        Processes = new ProcessRunner(TimeProvider.System),
        Http = static () => new HttpSender(),
        PoolNames = PoolNames(settings),
        Resources = clock => InMemory(settings, clock, made),
    };

    /// <summary>What runs cases: a rem.yaml among a case's files is read.</summary>
    public static CaseRunner Cases() => new(OfCase);

    /// <summary>The engine's parts for a case in a folder.</summary>
    public static RemOptions OfCase(string folder)
    {
        var findings = new FindingList();
        var settings = RemSettings.Read([folder], findings);
        return findings.HasErrors ? throw new InvalidPlanException(findings.Items) : Options(settings);
    }

    /// <summary>What a node of a folder is made of.</summary>
    /// <param name="folder">The folder of its rem.yaml.</param>
    /// <param name="console">Where its log goes beside its file.</param>
    public static NodeParts Node(string folder, ILogSink console) => new()
    {
        Folder = folder,
        Settings = findings => RemSettings.Read([folder], findings),
        Options = static settings => Options(settings),
        Resources = static async (settings, clock, broken, warn) =>
        {
            var store = await OpenAsync(settings, clock, broken);
            var series = SeriesOfFolder.With(store.Resources, store, settings.Node!.DataFolder, clock, broken, warn);
            return new NodeResources(series.Shared, series) { Methods = StoreMethods.Of(store, series) };
        },
        Service = static node => new NodeWeb(node, TimeProvider.System),
        Console = console,
        Version = Program.Version,
    };

    // Where no node runs a command has the folder for a moment: a node that is started just then waits for its end.
    private static async Task<SqliteStore> OpenAsync(RemSettings settings, TimeProvider clock, Action<PlanException> broken)
    {
        for (var look = 1; ; look++)
        {
            try
            {
                return SqliteStore.Open(settings.Node!.DataFolder, clock, Pools(settings, clock), broken);
            }
            catch (PlanException error) when (error.Finding.Code == StorageErrors.Owned && look < ResourceAccess.Looks)
            {
                await Task.Delay(ResourceAccess.LookAgain, TimeProvider.System, CancellationToken.None);
            }
        }
    }

    private static string[] PoolNames(RemSettings settings)
    {
        var names = new string[settings.Pools.Count];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = settings.Pools[i].Name;
        }

        return names;
    }

    // In memory a setting holds at once.
    private static SharedResources InMemory(RemSettings settings, TimeProvider clock, Action<SharedResources>? made)
    {
        var resources = SeriesOfFolder.InMemory(SharedResources.InMemory(clock, Pools(settings, clock)), clock);
        if (settings.Queues.Count > 0)
        {
            QueueConfiguration.ConfigureQueuesAsync(settings, resources, CancellationToken.None).GetAwaiter().GetResult();
        }

        made?.Invoke(resources);
        return resources;
    }

    /// <summary>The pools that the operator described, or null.</summary>
    public static PoolTable? Pools(RemSettings settings, TimeProvider clock) =>
        settings.Pools.Count == 0 ? null : new PoolTable(settings.Pools, [new SqlitePools()], clock);
}
