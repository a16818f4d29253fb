using Rem.Errors;

namespace Rem.Scripting.Workers.Hosting;

/// <summary>
/// A language whose scripts are parsed and run in worker processes. Parsing too: parsers are large, some are C or compile
/// to machine code, and a text that brings one down or keeps it busy for ever needs to be run by nobody to do harm.
/// </summary>
internal sealed class WorkerRuntime(WorkerPool pool, RuntimeRow row) : IScriptRuntime
{
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

    // A script that is prepared while another of the plan waits for a primitive goes to the worker that waits.
    private bool TryPrepare(WorkerScript script, FindingList findings)
    {
        var outer = PrimitiveCalls.EnterOf(pool);
        var worker = outer?.Worker ?? pool.Rent(default);
        try
        {
            return script.Prepare(worker, findings);
        }
        finally
        {
            if (outer is not null)
            {
                outer.Leave();
            }
            else
            {
                pool.Return(worker);
            }
        }
    }
}
