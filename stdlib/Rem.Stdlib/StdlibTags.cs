using Rem.Stdlib.Data;
using Rem.Stdlib.Flow;
using Rem.Stdlib.Run;
using Rem.Stdlib.Series;
using Rem.Stdlib.Shared;
using Rem.Tags;

namespace Rem.Stdlib;

/// <summary>
/// The built-in tags: one line each, grouped as they are documented. A tag that is not listed here does not exist.
/// The order within a group is the order of the docs.
/// </summary>
public static class StdlibTags
{
    /// <summary>The rows.</summary>
    public static TagRow[] Rows { get; } =
    [
        // flow
        TagRow.Block("if <condition...>", static () => new IfTag()),
        TagRow.Block("elif <condition...>", static () => new ElifTag()),
        TagRow.Block("else", static () => new ElseTag()),
        TagRow.Block("for <name> in <list...>", static () => new ForTag()),
        TagRow.Block("for <name> in <list...> into <path>", static () => new ForIntoTag()),
        TagRow.Block("for simultaneous <name> in <list...> into <path>", static () => new ForSimultaneousTag()),
        TagRow.Block("while <condition...>", static () => new WhileTag()),
        TagRow.Block("match <value...>", static () => new MatchTag()),
        TagRow.Block("return", static () => new ReturnTag()),
        TagRow.Block("fail", static () => new FailTag()),
        TagRow.Handler("evaluate value", static () => new EvaluateValueTag()),
        TagRow.Handler("super", static () => new SuperTag()),

        // data
        TagRow.Block("set <path>", static () => new SetTag()),
        TagRow.Block("increment <path>", static () => new IncrementTag()),
        TagRow.Block("decrement <path>", static () => new DecrementTag()),
        TagRow.Block("list add <path>", static () => new ListAddTag()),
        TagRow.Block("list del <path>", static () => new ListDelTag()),
        TagRow.Block("literal", static () => new LiteralTag()),

        // run
        TagRow.Block("run", static () => new RunTag()),
        TagRow.Block("run simultaneous", static () => new RunSimultaneousTag()),
        TagRow.Action("shell", static () => new ShellTag()),
        TagRow.Action("script", static () => new ScriptTag()),
        TagRow.Action("csharp", static () => new CSharpTag()),
        TagRow.Action("lua", static () => new LuaTag()),
        TagRow.Action("js", static () => new JsTag()),
        TagRow.Action("call", static () => new CallTag()),
        TagRow.Action("http", static () => new HttpTag()),
        TagRow.Action("rpc", static () => new RpcTag()),
        TagRow.Action("sql", static () => new SqlTag()),
        TagRow.Action("template", static () => new TemplateTag()),
        TagRow.Action("read file", static () => new ReadFileTag()),
        TagRow.Action("write file", static () => new WriteFileTag()),
        TagRow.Action("read yaml", static () => new ReadYamlTag()),
        TagRow.Action("edit yaml", static () => new EditYamlTag()),
        TagRow.Action("log", static () => new LogTag()),

        // shared
        TagRow.Action("put in queue <queue>", static () => new PutInQueueTag()),
        TagRow.Action("put tag <tag> in queue <queue>", static () => new PutTagInQueueTag()),
        TagRow.Action("take from queue <queue> into <path>", static () => new TakeFromQueueTag()),
        TagRow.Block("lock <name>", static () => new LockTag()),
        TagRow.Action("set state <bucket>", static () => new SetStateTag()),
        TagRow.Action("get state <bucket> into <path>", static () => new GetStateTag()),
        TagRow.Action("count <counter>", static () => new CountTag()),
        TagRow.Action("timeseries update <group>", static () => new TimeseriesUpdateTag()),
        TagRow.Action("timeseries fetch", static () => new TimeseriesFetchTag()),
        TagRow.Action("timeseries sample", static () => new TimeseriesSampleTag()),
        TagRow.Action("timeseries graph", static () => new TimeseriesGraphTag()),
        TagRow.Action("timeseries png", static () => new TimeseriesPngTag()),
    ];

    /// <summary>The table.</summary>
    public static TagTable Table { get; } = new(Rows);
}
