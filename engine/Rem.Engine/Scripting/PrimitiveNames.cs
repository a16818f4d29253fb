namespace Rem.Scripting;

/// <summary>
/// The primitives behind `rem`: the names that <see cref="IScriptHost.CallAsync"/> understands, each with the shape
/// of its arguments and of its answer. Every language builds its own `rem` out of these and of nothing else.
/// </summary>
/// <remarks>
/// <para>Arguments and answers are values of the plan language, so that a worker process can send them as messages.
/// There are no callbacks: `lock.with`, `pool.use`, `subscribe`, `watch` and `lines` are loops that each language
/// writes over the primitives here, so that a release stands in that language's own `finally`.</para>
/// <para>`name?` may be left out or null; trailing arguments that are left out count as null. A `wait`, `lease`,
/// `delay`, `ttl` or `timeout` is a duration: text (`1m30s`) or a number of seconds. A wait of null waits until the
/// script is cancelled, of 0 not at all, unless it says otherwise. Wrong arguments are
/// <see cref="Errors.ScriptErrors.Primitive"/> with the primitive's name, the argument's name, what was expected and
/// what came; unknown options are named together with the nearest known one.</para>
/// <para>The option `operation` of a write is <see cref="Shared.WriteOptions.Operation"/>: with the same id a second
/// write changes nothing and gives the first one's answer.</para>
/// <para>A `handle` is a text that the host makes; it holds for one run of one script, in one process. What a run
/// has left open when it ends (holders, messages, connections, files) is closed by the host, however it ended.</para>
/// </remarks>
public static class PrimitiveNames
{
    /// <summary>
    /// (queue, value, options?) gives the message's id, a text. Options: `delay` (a duration before it can be
    /// taken), `priority` (integer, lower is earlier, default 500), `ttl` (a duration after which it is dropped),
    /// `operation`.
    /// </summary>
    public const string QueuePut = "queue.put";

    /// <summary>
    /// (queue, wait?) gives null when nothing came in time, else a map `{handle, id, value, tries}`; a `wait` of
    /// null does not wait. A message that the run has settled neither way is acknowledged when its step succeeds
    /// and given back when it fails.
    /// </summary>
    public const string QueueTake = "queue.take";

    /// <summary>(queue, handle, options?) says that a taken message is done; gives null. Twice is an error, unless both name the same `operation`.</summary>
    public const string QueueAck = "queue.ack";

    /// <summary>(queue, handle, delay?, options?) gives a taken message back, to be taken again after the delay; gives null. Option: `operation`.</summary>
    public const string QueueNack = "queue.nack";

    /// <summary>(queue) gives the message that would be taken next, `{id, value, tries}`, or null; it stays.</summary>
    public const string QueuePeek = "queue.peek";

    /// <summary>(queue) gives the message that was put last, `{id, value, tries}`, or null; it stays.</summary>
    public const string QueueNewest = "queue.newest";

    /// <summary>(queue) gives the number of messages that wait (delayed ones included, taken ones not).</summary>
    public const string QueueCount = "queue.count";

    /// <summary>
    /// (lock, wait?, lease?) gives a holder `{handle, token}`, the token a fencing integer that only rises. Waits
    /// one minute when `wait` is null; a wait that passes is an error, so that nobody goes on without the lock.
    /// A lease of null holds until it is released or the run ends.
    /// </summary>
    public const string LockAcquire = "lock.acquire";

    /// <summary>(lock, handle) gives true, or false when the holder had lost the lock before.</summary>
    public const string LockRelease = "lock.release";

    /// <summary>(lock, handle?) gives whether that holder still has the lock; without a handle, whether anybody has.</summary>
    public const string LockHeld = "lock.held";

    /// <summary>(bucket?, key) gives `{value, version}`, or null where there is nothing. A bucket of null is the plan's own, here and below.</summary>
    public const string StateGet = "state.get";

    /// <summary>
    /// (bucket?, key, value, options?) gives the new version, an integer from 1. Options: `version` (fails when the
    /// entry's version is another; 0 means that it must not exist), `ttl` (a duration after which it is gone), `operation`.
    /// </summary>
    public const string StateSet = "state.set";

    /// <summary>(bucket?, key, value, options?) sets the value and gives `{value, version}` as it was before, or null. Option: `operation`.</summary>
    public const string StateSwap = "state.swap";

    /// <summary>(bucket?, key, options?) gives whether there was something. Options: `version` (fails when the entry's is another), `operation`.</summary>
    public const string StateDelete = "state.delete";

    /// <summary>(bucket?, prefix?) gives the keys that start with the prefix, a list of texts in ordinal order.</summary>
    public const string StateKeys = "state.keys";

    /// <summary>
    /// (bucket?, prefix?, after?, wait?) gives `{after, changes}`, the changes since the mark `after` (an integer)
    /// as a list of `{key, value, version, deleted}` in their order, and the mark for the next call. Without
    /// `after` it answers at once with the mark of now and no changes. A wait that passes gives an empty list.
    /// </summary>
    public const string StateChanges = "state.changes";

    /// <summary>
    /// (counter, amount?, options?) adds (1 when it is left out) and gives the new total. Amounts are integers or
    /// floats; null is none, so that a name that is not there adds nothing. Option: `operation`.
    /// </summary>
    public const string CounterAdd = "counter.add";

    /// <summary>(counter) gives the total; 0 for one that was never used.</summary>
    public const string CounterGet = "counter.get";

    /// <summary>(counter, options?) sets it to 0 and gives null. Option: `operation`.</summary>
    public const string CounterReset = "counter.reset";

    /// <summary>(counter, total, options?) sets it and gives the total before. Option: `operation`.</summary>
    public const string CounterSwap = "counter.swap";

    /// <summary>(counter, window?) gives what was added per second over the last `window` (a duration, default 1m), a float.</summary>
    public const string CounterRate = "counter.rate";

    /// <summary>
    /// (series, time?, values, options?) stores readings of a group of series: a map of sources to numbers, null for unknown;
    /// time in seconds since 1970, now when it is left out. Gives null, or why they were not taken: late, of a time that
    /// there are some of already, too far ahead. A group that is not there is made, with a gauge for each name; option:
    /// `step` (a duration of whole seconds, default 10s).
    /// </summary>
    public const string SeriesUpdate = "timeseries.update";

    /// <summary>
    /// (series, options?) gives `{start, step, sources, rows}`: a row for each step, with a value for each source, null where it
    /// is unknown; the first row ends at start + step. `series` is a group's name, or a map of names to series: a group of one
    /// source, `{group, source?, function?}`, `{sum: [...], partial?}`, `{ratio: [a, b]}`, `{percentile: 95, of: [...]}`, `{rate: a}`, where a
    /// text is a name that stands above or a group, and `{groups: PREFIX, source?}` stands for all that begin so. Options: `start` and `end`
    /// (`now-1h`, a time, seconds since 1970, or from now where they are 0 or below; default the last hour), `function` (average,
    /// min, max, last), `width` (so many rows come near to what is wanted) or `resolution` (a duration), `sources` (of one group),
    /// `summary` (true, or a list of percentiles) for `summary` by source: `{min, avg, max, last, known, p50, …}`.
    /// </summary>
    public const string SeriesFetch = "timeseries.fetch";

    /// <summary>
    /// (series, options?) gives a graph as SVG, text. series: the name of a group, or a list of names and of maps of `group`,
    /// `source`, `label`, `style` and `function`. Options: the other settings of the action `timeseries graph`.
    /// </summary>
    public const string SeriesGraph = "timeseries.graph";

    /// <summary>(pool, sql, params?, handle?) gives the rows, a list of maps; params is a list or a map of names.</summary>
    public const string PoolQuery = "pool.query";

    /// <summary>(pool, sql, params?, handle?) gives the number of rows changed.</summary>
    public const string PoolExecute = "pool.execute";

    /// <summary>(pool) takes one connection out of the pool and gives its handle, for `use`.</summary>
    public const string PoolOpen = "pool.open";

    /// <summary>(pool, handle) gives the connection back; a transaction that is still open is rolled back. Gives null.</summary>
    public const string PoolClose = "pool.close";

    /// <summary>(path, data) gives the value at the path; a path that is not there is an error, `path?` gives null.</summary>
    public const string InspectGet = "inspect.get";

    /// <summary>(path, data) gives whether the path is there.</summary>
    public const string InspectExists = "inspect.exists";

    /// <summary>(path, data, value) gives the data with the value set; what was handed in stays as it is.</summary>
    public const string InspectSet = "inspect.set";

    /// <summary>(path, data, value) gives the data with the value appended to the list at the path.</summary>
    public const string InspectAppend = "inspect.append";

    /// <summary>(path, data) gives the data without what is at the path.</summary>
    public const string InspectDelete = "inspect.delete";

    /// <summary>
    /// (command, options?) gives `{output, stderr, code, seconds}`. A command is a text for the shell or a list of a
    /// program and its arguments. Options: `stdin`, `env` (a map), `cwd`, `timeout`, `ok codes` (a list; another
    /// code is an error).
    /// </summary>
    public const string ShellRun = "shell.run";

    /// <summary>(path) gives the whole file as text, within the limit of a step's text result.</summary>
    public const string FileRead = "file.read";

    /// <summary>(path, text, options?) writes the file whole or, with the option `append: true`, at its end; gives null.</summary>
    public const string FileWrite = "file.write";

    /// <summary>(path) opens a file to be read line by line and gives its handle.</summary>
    public const string FileOpen = "file.open";

    /// <summary>
    /// (handle) gives the next lines without their ends, a list of at least one and as many as the host finds
    /// good (about 64 KiB of text), or null at the end.
    /// </summary>
    public const string FileNext = "file.next";

    /// <summary>(handle) closes it; gives null. Closing twice is no error.</summary>
    public const string FileClose = "file.close";

    /// <summary>(options) gives `{status, headers, body, json}`. Options are those of the tag `http`: `url`, `method`, `headers`, `query`, `json` or `body`, `expect`, `timeout`.</summary>
    public const string HttpRequest = "http.request";

    /// <summary>
    /// (url, function, options?, given?) calls a function elsewhere and gives its bare result. Options: `arguments` (a map of
    /// names, or a list), `protocol` (`json-rpc` unless it says otherwise, `xml-rpc` or `json`), `headers`, `token`,
    /// `timeout`. `given` is the list of what a call in a script handed over, in place of `arguments`: one map alone is
    /// arguments by name.
    /// </summary>
    public const string RpcCall = "rpc.call";

    /// <summary>(level, text, fields?) writes a log line; level is `debug`, `info`, `warn` or `error`, fields a map. Gives null.</summary>
    public const string LogWrite = "log.write";

    /// <summary>(name, input?) runs a tag, plan or package function and gives its result.</summary>
    public const string CallRun = "call.run";

    /// <summary>(name) gives a secret, a text.</summary>
    public const string SecretGet = "secret.get";

    /// <summary>(time) sleeps for a duration by the engine's clock, cancelled with the step; gives null.</summary>
    public const string TimeSleep = "time.sleep";

    /// <summary>() gives the seconds since 1970 by the engine's clock, a float.</summary>
    public const string TimeNow = "time.now";
}
