using Rem.Errors;
using Rem.Scripting.Workers.Wire;

namespace Rem.Scripting.Workers.Hosting;

/// <summary>
/// Has a worker prepare a script. That may start a compiler in it, so it has a time of its own, which is none of the
/// script's.
/// </summary>
internal static class Preparation
{
    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(10);

    /// <summary>Prepares it and reports what is wrong with it; true when it can run. Throws <see cref="PlanException"/> when the worker fails; it is then killed.</summary>
    public static bool Run(Worker worker, WorkerScript script, ScriptLimits limits, FindingList findings)
    {
        var isDone = false;
        try
        {
            var time = limits.Time > LeastTime ? limits.Time : LeastTime;
            var milliseconds = (int)Math.Min(time.TotalMilliseconds, int.MaxValue);
            worker.Channel.Limit = WireLimits.Frame(limits.MemoryBytes);
            var waited = script.Send(worker, milliseconds) ? Listen(worker, script, milliseconds) : Waited.Closed;
            var isReady = waited switch
            {
                Waited.Frame => Read(worker, script, findings),
                Waited.Closed => throw WorkerDeath.Explain(worker, limits, script.Slice.First),
                _ => throw new LimitException(LimitErrors.ScriptTime, script.Slice.First, $"reading the script took longer than {ScriptLimitErrors.Show(time)} (limit: script time)"),
            };
            isDone = true;
            return isReady;
        }
        catch (WireException broken)
        {
            throw new PlanException(WorkerErrors.Broken, script.Slice.First, "the worker process sent " + broken.Message);
        }
        finally
        {
            if (!isDone)
            {
                worker.Kill();
            }
        }
    }

    // Compilers ask for what was compiled before, and hand over what they made.
    private static Waited Listen(Worker worker, WorkerScript script, int milliseconds)
    {
        var until = Environment.TickCount64 + milliseconds;
        while (true)
        {
            var left = (int)Math.Max(0, until - Environment.TickCount64);
            var waited = worker.Channel.Receive(left);
            if (waited == Waited.Woken)
            {
                continue; // meant for a run that has ended
            }

            if (waited != Waited.Frame || worker.Channel.Kind is not (FrameKind.GetCompiled or FrameKind.PutCompiled or FrameKind.GetFile))
            {
                return waited;
            }

            if (!script.Pool.Compiled.Answer(worker, script.Language, left))
            {
                return Waited.Closed;
            }
        }
    }

    private static bool Read(Worker worker, WorkerScript script, FindingList findings)
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

        worker.IsBroken |= found.Exists(static finding => finding.Code.Id == WorkerErrors.NotHandedOver.Id); // the next may have room
        found.ForEach(findings.Add);
        return isReady;
    }
}
