using Rem.Errors;
using Rem.Plans;
using Rem.Scripting.Workers.Wire;

namespace Rem.Scripting.Workers.Hosting;

/// <summary>
/// A language whose scripts are parsed and run in worker processes. Parsing too: parsers are large, some are C or compile
/// to machine code, and a text that brings one down or keeps it busy for ever needs to be run by nobody to do harm.
/// </summary>
internal sealed class WorkerRuntime(WorkerPool pool, RuntimeRow row) : IScriptRuntime
{
    // Preparing starts compilers; it may take longer than a script's run would in a small plan.
    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public string Language => row.Language;

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions => row.Extensions;

    /// <inheritdoc/>
    public string Version => row.Language + " in a worker process";

    /// <inheritdoc/>
    public IScript? Prepare(ScriptSource source, FindingList findings)
    {
        var script = new WorkerScript(pool, row.Language, source);
        try
        {
            return TryPrepare(script, findings) ? script : null;
        }
        catch (PlanException error)
        {
            findings.Add(error.Finding.At.File is null ? error.Finding with { At = script.Slice.First } : error.Finding);
            return null;
        }
    }

    private bool TryPrepare(WorkerScript script, FindingList findings)
    {
        var worker = pool.Rent(default);
        try
        {
            var time = pool.Limits.Time > LeastTime ? pool.Limits.Time : LeastTime;
            worker.Channel.Limit = WireLimits.Frame(pool.Limits.MemoryBytes);
            var waited = script.Send(worker, isAnswered: true, (int)time.TotalMilliseconds)
                ? worker.Channel.Receive((int)Math.Min(time.TotalMilliseconds, int.MaxValue))
                : Waited.Closed;
            return waited switch
            {
                Waited.Frame => Read(worker, script, findings),
                Waited.Late => throw new LimitException(LimitErrors.ScriptTime, script.Slice.First, $"reading the script took longer than {LimitWords.Time(time)} (limit: script time)"),
                _ => throw WorkerDeath.Explain(worker, pool.Limits, script.Slice.First),
            };
        }
        catch (Exception)
        {
            worker.IsBroken = true;
            throw;
        }
        finally
        {
            pool.Return(worker);
        }
    }

    private static bool Read(Worker worker, WorkerScript script, FindingList findings)
    {
        try
        {
            if (worker.Channel.Kind != FrameKind.Prepared)
            {
                throw new WireException($"a frame of kind {(byte)worker.Channel.Kind} while a script is prepared");
            }

            var reader = new WireReader(worker.Channel.Content, WireLimits.Values(0));
            var isReady = reader.Bool();
            var found = new List<Finding>();
            for (var count = reader.Count(); count > 0; count--)
            {
                found.Add(FindingWire.Read(ref reader, script.Slice));
            }

            reader.End();
            if (!isReady && !found.Exists(static finding => finding.Severity == Severity.Error))
            {
                throw new WireException("a script that is not ready has no error");
            }

            found.ForEach(findings.Add);
            return isReady;
        }
        catch (WireException broken)
        {
            throw new PlanException(WorkerErrors.Broken, script.Slice.First, "the worker process sent " + broken.Message);
        }
    }
}
