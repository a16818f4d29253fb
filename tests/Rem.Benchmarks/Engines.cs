using Rem.Filters;
using Rem.Processes;
using Rem.Running;
using Rem.Shared;
using Rem.Stdlib;

namespace Rem.Benchmarks;

/// <summary>An engine as the program makes it, without the command line.</summary>
internal static class Engines
{
    public static RemEngine Make() => new(new RemOptions
    {
        Tags = StdlibTags.Table,
        Filters = StdlibFilters.Table,
        Runtimes = new Rem.Scripting.RuntimeTable(new Rem.Scripting.RuntimeRow("lua", [".lua"], static () => new Rem.Runtime.Lua.LuaRuntime())),
        Processes = new ProcessRunner(TimeProvider.System),
        Http = static () => throw new NotSupportedException("no benchmark sends requests"),
        Resources = static clock => SharedResources.InMemory(clock),
    });
}
