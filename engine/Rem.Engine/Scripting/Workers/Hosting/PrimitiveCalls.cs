using Rem.Errors;
using Rem.Scripting.Workers.Wire;
using Rem.Values;

namespace Rem.Scripting.Workers.Hosting;

/// <summary>
/// The primitives that one run of a script in a worker calls. They wait no longer than the script may run; while one is
/// under way, scripts that run inside it may use the same worker, which is waiting anyway.
/// </summary>
internal sealed class PrimitiveCalls(WorkerCall call, IScriptHost host, CancellationToken cancel)
{
    private const int MostLevels = 24; // of stack in one worker

    private const int Closed = 0;
    private const int Open = 1;
    private const int Entered = 2;

    private static readonly AsyncLocal<PrimitiveCalls?> Around = new();

    private readonly List<Exception> _failures = [];
    private CancellationTokenSource? _waiting;
    private PrimitiveCalls? _outer;
    private int _state;

    /// <summary>The worker that waits for a primitive of this run.</summary>
    public Worker Worker => call.Worker;

    /// <summary>The run of a script of the same plan around the current one whose worker can be used; null when there is none.</summary>
    public static PrimitiveCalls? EnterOf(WorkerPool pool)
    {
        for (var around = Around.Value; around is not null; around = around._outer)
        {
            if (around.TryEnter(pool))
            {
                return around;
            }
        }

        return null;
    }

    /// <summary>The run inside has ended.</summary>
    public void Leave() => Interlocked.CompareExchange(ref _state, Open, Entered);

    /// <summary>Ends the run's waits.</summary>
    public void End()
    {
        _waiting?.Dispose();
        _waiting = null;
    }

    /// <summary>The exception that was sent under a number.</summary>
    public Exception Failure(long number) =>
        number >= 0 && number < _failures.Count ? _failures[(int)number] : throw new WireException("a failure that nobody caused");

    /// <summary>Calls a primitive and writes what it answers.</summary>
    public void Answer(WireWriter writer, string primitive, RemList arguments)
    {
        WriteAnswer(writer, primitive, arguments);
        writer.End();
    }

    private void WriteAnswer(WireWriter writer, string primitive, RemList arguments)
    {
        try
        {
            var value = Call(primitive, arguments);
            writer.Begin(FrameKind.Answer);
            writer.Bool(true);
            writer.Value(value);
        }
        catch (WireFullException full)
        {
            WriteFailure(writer, FailureKind.Limit, new LimitException(LimitErrors.ScriptMemory, default, $"the answer of {primitive} is larger than a script may hold ({full.Limit} bytes; limit: script memory)"));
        }
        catch (LimitException limit)
        {
            WriteFailure(writer, FailureKind.Limit, limit);
        }
        catch (PlanException failure)
        {
            WriteFailure(writer, FailureKind.Error, failure);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            WriteEnd(writer, FailureKind.Cancelled);
        }
        catch (OperationCanceledException) when (_waiting is { IsCancellationRequested: true })
        {
            WriteEnd(writer, FailureKind.Time);
        }
        catch (Exception error)
        {
            WriteFailure(writer, FailureKind.Mistake, error);
        }
    }

    private object? Call(string primitive, RemList arguments)
    {
        _outer = Around.Value;
        Around.Value = this;
        Volatile.Write(ref _state, Open);
        try
        {
            var waiting = Waiting();
            return PrimitiveWait.For(host.CallAsync(primitive, arguments, waiting), waiting);
        }
        finally
        {
            Around.Value = _outer;
            if (Interlocked.CompareExchange(ref _state, Closed, Open) == Entered)
            {
                // The primitive was left behind with a script in it that still uses the worker: nobody can go on with that.
                call.Worker.Kill();
            }
        }
    }

    private bool TryEnter(WorkerPool pool) =>
        call.Pool == pool && call.Worker.Levels < MostLevels && !call.Worker.IsBroken
        && Interlocked.CompareExchange(ref _state, Entered, Open) == Open;

    private CancellationToken Waiting()
    {
        if (_waiting is null)
        {
            _waiting = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            if (call.Time.Left <= int.MaxValue)
            {
                _waiting.CancelAfter((int)call.Time.Left);
            }
        }

        return _waiting.Token;
    }

    private static void WriteEnd(WireWriter writer, FailureKind kind)
    {
        writer.Begin(FrameKind.Answer);
        writer.Bool(false);
        writer.Byte((byte)kind);
    }

    private void WriteFailure(WireWriter writer, FailureKind kind, Exception error)
    {
        WriteEnd(writer, kind);
        writer.Integer(_failures.Count);
        _failures.Add(error);
        writer.Text((error as PlanException)?.Finding.Code.Id ?? "");
        writer.Text(error.Message.Length <= 64 * 1024 ? error.Message : error.Message[..(64 * 1024)]);
    }
}
