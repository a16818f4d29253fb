using Rem.Scripting;
using Rem.Values;

namespace Rem.Runtime.CSharp.Api;

/// <summary>
/// `rem`: the primitives, as every script language has them. Durations (`wait`, `lease`, `timeout`, …) are a text
/// (`1m30s`), a number of seconds or a TimeSpan. Calls wait on the script's thread and end with the script's limits;
/// a failure is a <see cref="RemException"/>.
/// </summary>
public sealed class RemApi
{
    private readonly HostCalls _calls;
    private readonly IReadOnlyList<string> _names;
    private readonly object?[] _values;

    internal RemApi(HostCalls calls, IReadOnlyList<string> names, object?[] values)
    {
        _calls = calls;
        _names = names;
        _values = values;
    }

    internal HostCalls Calls => _calls;

    /// <summary>Files, by paths that start at the plan's folder.</summary>
    public FileApi File => new(_calls);

    /// <summary>Time series.</summary>
    public SeriesApi Timeseries => new(_calls);

    /// <summary>The run's log.</summary>
    public LogApi Log => new(_calls);

    /// <summary>Dot inspection: `rem.Inspect(path, data)` reads, `rem.Inspect.Set(path, data, value)` and its like give the changed data.</summary>
    public Inspection Inspect => (path, data) => _calls.Ask(PrimitiveNames.InspectGet, path, data);

    /// <summary>The engine's clock, in seconds since 1970.</summary>
    public double Now => (double)_calls.Ask(PrimitiveNames.TimeNow)!;

    /// <summary>A queue.</summary>
    public QueueApi Queue(string name) => new(_calls, Need(name, "queue"));

    /// <summary>A lock.</summary>
    public LockApi Lock(string name) => new(_calls, Need(name, "lock"));

    /// <summary>A bucket of state; without a name the plan's own.</summary>
    public StateApi State(string? bucket = null) => new(_calls, bucket);

    /// <summary>A counter.</summary>
    public CounterApi Counter(string name) => new(_calls, Need(name, "counter"));

    /// <summary>A pool of connections of rem.yaml.</summary>
    public PoolApi Pool(string name) => new(_calls, Need(name, "pool"), null);

    /// <summary>
    /// Runs a command, a text for the shell or a list of a program and its arguments, and gives
    /// `output`, `stderr`, `code` and `seconds`. A code that is not among `okCodes` (0) is an error.
    /// </summary>
    public ScriptMap Shell(object command, string? stdin = null, object? env = null, string? cwd = null, object? timeout = null, IEnumerable<int>? okCodes = null)
    {
        var options = Options.Of(("stdin", stdin), ("env", env), ("cwd", cwd), ("timeout", timeout), ("ok codes", okCodes));
        return new ScriptMap(options is null ? _calls.Ask(PrimitiveNames.ShellRun, command) : _calls.Ask(PrimitiveNames.ShellRun, command, options));
    }

    /// <summary>Asks a server and gives `status`, `headers`, `body` and `json`. `expect` lists the statuses that are no error.</summary>
    public ScriptMap Http(string url, string? method = null, object? headers = null, object? query = null, object? json = null, string? body = null, object? expect = null, object? timeout = null) =>
        new(_calls.Ask(PrimitiveNames.HttpRequest, Options.Of(
            ("url", url), ("method", method), ("headers", headers), ("query", query), ("json", json), ("body", body), ("expect", expect), ("timeout", timeout))));

    /// <summary>
    /// The functions of another side. The protocol is json-rpc unless it says otherwise (xml-rpc, json); a token goes
    /// as `authorization: Bearer …`; the time-out holds for each call.
    /// </summary>
    public RpcApi Rpc(string url, string? protocol = null, object? headers = null, string? token = null, object? timeout = null) =>
        new(_calls, Need(url, "rpc"), Options.Of(("protocol", protocol), ("headers", headers), ("token", token), ("timeout", timeout)));

    /// <summary>Runs a tag, plan or package function and gives its result.</summary>
    public object? Call(string name, object? input = null) => _calls.Ask(PrimitiveNames.CallRun, Need(name, "call"), input);

    /// <summary>A secret that the plan declares.</summary>
    public string Secret(string name) => (string)_calls.Ask(PrimitiveNames.SecretGet, Need(name, "secret"))!;

    /// <summary>Sleeps by the engine's clock; cancelled with the step.</summary>
    public void Sleep(object time) => _calls.Ask(PrimitiveNames.TimeSleep, time);

    /// <summary>A name of the step's `with` or a capture that is no C# name, such as `my host`; null where there is none.</summary>
    public object? Name(string name)
    {
        for (var i = 0; i < _names.Count; i++)
        {
            if (_names[i] == name)
            {
                return Ownership.Share(_values[i]);
            }
        }

        return null;
    }

    private static string Need(string? name, string who) =>
        name ?? throw HostCalls.Wrong($"rem.{char.ToUpperInvariant(who[0])}{who[1..]}: expected a name (text), got null");
}
