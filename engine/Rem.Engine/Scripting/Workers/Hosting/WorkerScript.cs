using Rem.Errors;
using Rem.Scripting.Workers.Wire;

namespace Rem.Scripting.Workers.Hosting;

/// <summary>
/// A script that workers run. It goes to each worker once; which names of `pipe` its runs ask for is remembered, so that
/// later calls bring them along.
/// </summary>
internal sealed class WorkerScript(WorkerPool pool, string language, ScriptSource source) : IScript
{
    private const int MostNames = 32;

    private readonly long _number = pool.NextScript();
    private volatile string[] _names = [];

    /// <summary>The workers.</summary>
    public WorkerPool Pool => pool;

    /// <summary>Its language.</summary>
    public string Language => language;

    /// <summary>Where it stands.</summary>
    public SourceSlice Slice { get; } = new(source.Origin);

    /// <summary>Its number in all workers of the plan.</summary>
    public long Number => _number;

    /// <summary>Names of `pipe` that earlier runs asked for.</summary>
    public string[] Names => _names;

    /// <summary>True when earlier runs asked for the whole of `pipe`.</summary>
    public bool WantsAll { get; set; }

    /// <inheritdoc/>
    public ValueTask<ScriptResult> RunAsync(ScriptCall call, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return new ValueTask<ScriptResult>(new WorkerCall(this, call, cancel).Run());
    }

    /// <summary>Remembers a name that a run asked for.</summary>
    public void Learn(string name)
    {
        var names = _names;
        if (names.Length < MostNames && Array.IndexOf(names, name) < 0)
        {
            _names = [.. names, name];
        }
    }

    /// <summary>
    /// Has a worker that does not have it prepare it; false when that found errors. Throws <see cref="PlanException"/> when
    /// the worker fails.
    /// </summary>
    public bool Prepare(Worker worker, FindingList findings)
    {
        if (worker.Knows(_number))
        {
            return true;
        }

        var isReady = Preparation.Run(worker, this, pool.Limits, findings);
        if (isReady)
        {
            worker.Learn(_number);
        }

        return isReady;
    }

    /// <summary>Sends it to a worker; false when the worker is gone.</summary>
    public bool Send(Worker worker, int milliseconds)
    {
        var writer = worker.Writer;
        var limit = writer.Limit;
        writer.Limit = int.MaxValue; // the text was held to the limit of plan files
        writer.Begin(FrameKind.Script);
        writer.Integer(_number);
        writer.Text(language);
        SourceWire.Write(writer, source, Slice);
        writer.End();
        writer.Limit = limit;
        return worker.Channel.Send(writer.Frame, milliseconds);
    }
}
