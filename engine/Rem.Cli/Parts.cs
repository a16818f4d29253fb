using Rem.Cases;
using Rem.Filters;
using Rem.Processes;
using Rem.Runtime.Lua;
using Rem.Running;
using Rem.Scripting;
using Rem.Shared;
using Rem.Stdlib;
using Rem.Stdlib.Http;

namespace Rem.Cli;

/// <summary>All parts of the program: the only place that knows them by name.</summary>
internal static class Parts
{
    /// <summary>The filters.</summary>
    public static FilterTable Filters => StdlibFilters.Table;

    /// <summary>The script languages.</summary>
    public static RuntimeTable Runtimes { get; } = new(new RuntimeRow("lua", [".lua"], static () => new LuaRuntime()));

    /// <summary>The engine's parts, with the standard limits, no secrets and a log that nobody reads.</summary>
    public static RemOptions Options() => new()
    {
        Tags = StdlibTags.Table,
        Filters = Filters,
        Runtimes = Runtimes,
        Processes = new ProcessRunner(TimeProvider.System),
        Http = static () => new HttpSender(),
        Resources = static clock => SharedResources.InMemory(clock),
    };

    /// <summary>What runs cases.</summary>
    public static CaseRunner Cases() => new(Options());
}
