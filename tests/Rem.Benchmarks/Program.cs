using Rem.Benchmarks;
using Rem.Benchmarks.Access;
using Rem.Benchmarks.Evaluation;
using Rem.Benchmarks.Expressions;
using Rem.Benchmarks.Loading;
using Rem.Benchmarks.Monitoring;
using Rem.Benchmarks.Processes;
using Rem.Benchmarks.Rpc;
using Rem.Benchmarks.Running;
using Rem.Benchmarks.Scripts;
using Rem.Benchmarks.Series;
using Rem.Benchmarks.Shared;
using Rem.Benchmarks.Starting;
using Rem.Benchmarks.Storage;
using Rem.Benchmarks.Templates;
using Rem.Benchmarks.Web;
using Rem.Benchmarks.Web.Graphs;
using Rem.Benchmarks.Web.Load;
using Rem.Benchmarks.Workers;

// Modes of files, processor affinity, peers of Debian.
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]

// dotnet run -c Release --project tests/Rem.Benchmarks -- [NAME...] [--check]
// Without names all of them run. With --check the exit code is 1 when a figure misses its goal.
if (args is [EchoPair.Word])
{
    EchoPair.Serve();
    return 0;
}

if (args is [BareServer.Word, var port])
{
    BareServer.Serve(port);
    return 0;
}

Benchmark[] table =
[
    new("loading", "a plan's text into the tree, against YamlDotNet's bare events", LoadingBenchmark.Run),
    new("evaluation", "a plan over many hosts, against C# by hand", EvaluationBenchmark.Run),
    new("shared", "queue, lock and state in memory, against bare collections", SharedBenchmark.Run),
    new("storage", "durable queue cycles, against the bare driver running the same statements", StorageBenchmark.Run),
    new("series", "10,000 time series in SQLite, against RRDtool over its pipe and rrdcached", SeriesBenchmark.Run),
    new("series-year", "100 time series over a simulated year: bytes on disk and fetches, against RRD files", SeriesBenchmark.RunYear),
    new("graph", "graphs of time series as SVG, against `rrdtool graph` over its pipe", GraphBenchmark.Run),
    new("monitor-idle", "a node with all checks of its host each second: processor time and memory, beside Netdata", IdleBenchmark.Run),
    new("rpc", "the coding of calls, against System.Text.Json and XmlReader alone", RpcBenchmark.Run),
    new("secrets", "hiding secrets in results and lines, against plain replacing", SecretsBenchmark.Run),
    new("shell", "shell steps, against bare posix_spawn and against Process", ShellBenchmark.Run),
    new("lua", "short Lua scripts with limits on, against the bare binding", LuaBenchmark.Run),
    new("csharp", "C# scripts, against a delegate, and many of them", CSharpBenchmark.Run),
    new("js", "JavaScript scripts, against bare Jurassic", JavaScriptBenchmark.Run),
    new("worker", "scripts in worker processes, against a bare echo over the same kind of socket", WorkerBenchmark.Run),
    new("startup", "whole processes, published: processor time against a hello world", StartBenchmark.Run),
    new("steps", "50 shell steps as a whole process, against C# alone and against Ansible", StepsBenchmark.Run),
    new("templates", "a page of 50 rows, against C# by hand and against npm's handlebars", TemplateBenchmark.Run),
    new("web", "pages and functions of a node, against a bare Kestrel, node's http and Flask", WebBenchmark.Run),
    new("web-many", "a thousand pages and functions, against ten of each", ManyBenchmark.Run),
    new("web-slow", "a site while ten thousand connections send their headers a byte at a time", LoadBenchmark.Slow),
    new("web-streams", "a site while a thousand readers of a stream do not read", LoadBenchmark.Streams),
    new("web-overload", "a site that is asked for more than it can compute", LoadBenchmark.Overload),
    new("monitor-schedule", "ten thousand checks a minute of mixed kinds: how late they begin", ScheduleBenchmark.Run),
    new("web-graphs", "200 live graphs on one page in Chromium: its main thread and the server's processor time", GraphsBenchmark.Run),
    new("access", "who sends a request, against the bare SHA-256; audited changes", AccessBenchmark.Run),
    new("expressions", "conditions and interpolation against hand-written C#", ExpressionBenchmark.Run),
];

return BenchmarkRun.Start(table, args);
