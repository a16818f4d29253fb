using System.Runtime.ExceptionServices;
using Rem.Errors;
using Rem.Scripting.Workers.Wire;
using Rem.Values;

namespace Rem.Scripting.Workers.Hosting;

/// <summary>
/// One run of a script in a worker: a conversation in which each side speaks in turn. The worker is an enemy: what it
/// sends is checked, what it may use is held, and when it does not end in time it is killed.
/// </summary>
internal sealed class WorkerCall
{
    private const int MostName = 4096;

    private readonly WorkerScript _script;
    private readonly ScriptCall _call;
    private readonly ScriptLimits _limits;
    private readonly CancellationToken _cancel;
    private readonly PrimitiveCalls _primitives;
    private readonly CallTime _time;
    private Worker _worker = null!;
    private long _number;
    private bool _isOpen; // it was begun, and its end was not heard

    public WorkerCall(WorkerScript script, ScriptCall call, CancellationToken cancel)
    {
        _script = script;
        _call = call;
        _cancel = cancel;
        var most = script.Pool.Limits.MemoryBytes;
        _limits = call.Limits.MemoryBytes <= most ? call.Limits : call.Limits with { MemoryBytes = most };
        _time = new CallTime(_limits.Time);
        _primitives = new PrimitiveCalls(this, call.Host, cancel);
    }

    /// <summary>The workers that this call is in.</summary>
    public WorkerPool Pool => _script.Pool;

    /// <summary>The worker that carries it out.</summary>
    public Worker Worker => _worker;

    /// <summary>The time that it has.</summary>
    public CallTime Time => _time;

    /// <summary>Carries it out. Throws what <see cref="IScript.RunAsync"/> says.</summary>
    public ScriptResult Run()
    {
        var outer = PrimitiveCalls.EnterOf(Pool);
        try
        {
            _worker = outer?.Worker ?? Pool.Rent(_cancel);
        }
        catch (PlanException error)
        {
            throw error.Locate(_script.Slice.First);
        }

        _worker.Levels++;
        try
        {
            return Converse();
        }
        catch (WireException broken)
        {
            throw new PlanException(WorkerErrors.Broken, _script.Slice.First, "the worker process of the script sent " + broken.Message);
        }
        finally
        {
            End(outer);
        }
    }

    // A worker in the middle of a call is of no use for another.
    private void End(PrimitiveCalls? outer)
    {
        if (_isOpen)
        {
            _worker.Kill();
        }

        _worker.Levels--;
        _primitives.End();
        if (outer is not null)
        {
            outer.Leave();
            return;
        }

        _worker.UsedMilliseconds += _time.Used;
        Pool.Return(_worker);
    }

    private ScriptResult Converse()
    {
        var findings = new FindingList();
        if (!_script.Prepare(_worker, findings))
        {
            throw new PlanException(findings.Items[0]);
        }

        _worker.Channel.Limit = WireLimits.Frame(_limits.MemoryBytes);
        _worker.Writer.Limit = WireLimits.Frame(_limits.MemoryBytes);
        _time.Start();
        _number = ++_worker.LastCall;
        using var registration = _cancel.CanBeCanceled ? _cancel.UnsafeRegister(static call => ((WorkerCall)call!).Cancel(), this) : default;
        WriteCall();
        _isOpen = true;
        Send();
        while (true)
        {
            Listen();
            if (Answer() is { } result)
            {
                return result;
            }
        }
    }

    private void Cancel() => _worker.Cancel(_number);

    // Until a frame is there; kills the worker when its time is over.
    private void Listen()
    {
        while (true)
        {
            switch (_worker.Channel.Receive(_time.UntilNextLook))
            {
                case Waited.Frame:
                    return;
                case Waited.Closed:
                    throw Ended();
                case Waited.Woken when _cancel.IsCancellationRequested:
                    _time.Cut();
                    break;
                case Waited.Late when _time.UntilKill == 0:
                    throw Kill();
                case Waited.Late when _time.TakeSpareLook():
                    Pool.WantSpare(); // a worker that is likely to be killed has its successor started before
                    break;
            }
        }
    }

    private Exception Kill()
    {
        _worker.Kill();
        return _cancel.IsCancellationRequested ? new OperationCanceledException(_cancel) : ScriptLimitErrors.Time(_limits, _script.Slice.First);
    }

    private PlanException Ended()
    {
        var error = _worker.IsBroken
            ? new PlanException(WorkerErrors.Died, _script.Slice.First, "the worker process of the script was killed together with a script that ran inside it")
            : WorkerDeath.Explain(_worker, _limits, _script.Slice.First);
        _worker.Kill();
        return error;
    }

    private void WriteCall()
    {
        try
        {
            CallFrame.Write(_worker, _script, _call, _limits);
        }
        catch (WireFullException)
        {
            throw TooLarge("what the script is given");
        }
    }

    private LimitException TooLarge(string what) =>
        new(LimitErrors.ScriptMemory, _script.Slice.First, $"{what} is larger than the script's memory of {LimitErrors.Bytes(_limits.MemoryBytes)} (limit: script memory)");

    private void Send()
    {
        if (!_worker.Channel.Send(_worker.Writer.Frame, _time.UntilKill))
        {
            throw _time.UntilKill == 0 ? Kill() : Ended();
        }
    }

    // The script's result, or null when the worker asked for something and has it now.
    private ScriptResult? Answer()
    {
        var reader = new WireReader(_worker.Channel.Content, WireLimits.Values(_limits.MemoryBytes));
        switch (_worker.Channel.Kind)
        {
            case FrameKind.Result:
                var result = new ScriptResult(reader.Bool(), reader.Value());
                reader.End();
                _isOpen = false;
                return result;
            case FrameKind.Failed:
                var failure = Failure(ref reader);
                _isOpen = false;
                ExceptionDispatchInfo.Throw(failure); // keeps the trace of one that comes from a primitive
                throw failure;
            case FrameKind.Ask:
                Ask(ref reader);
                return null;
            case FrameKind.FindName or FrameKind.FindFixed or FrameKind.FindAll:
                Find(_worker.Channel.Kind, ref reader);
                return null;
            default:
                throw new WireException($"a frame of kind {(byte)_worker.Channel.Kind} while a script runs");
        }
    }

    private void Ask(ref WireReader reader)
    {
        var primitive = reader.Text();
        var arguments = reader.Value() as RemList ?? throw new WireException("a primitive without a list of arguments");
        reader.End();
        _primitives.Answer(_worker.Writer, primitive, arguments);
        _time.ExtendOnce();
        Send();
    }

    private void Find(FrameKind kind, ref WireReader reader)
    {
        var name = reader.Text();
        reader.End();
        if (name.Length > MostName)
        {
            throw new WireException("a name of more than 4,096 characters");
        }

        var writer = _worker.Writer;
        try
        {
            writer.Begin(FrameKind.Found);
            CallFrame.WriteFound(writer, IsFound(kind, name, out var value), value);
            writer.End();
        }
        catch (WireFullException)
        {
            throw TooLarge("what the script reads of `pipe`");
        }

        Send();
    }

    private bool IsFound(FrameKind kind, string name, out object? value)
    {
        switch (kind)
        {
            case FrameKind.FindName:
                _script.Learn(name);
                return _call.Pipe.TryFind(name, out value);
            case FrameKind.FindFixed:
                return _call.Pipe.TryFindFixed(name, out value);
            default:
                _script.WantsAll = true;
                value = _call.Pipe.ToMap();
                return true;
        }
    }

    private Exception Failure(ref WireReader reader)
    {
        var kind = (FailureKind)reader.Byte();
        switch (kind)
        {
            case FailureKind.Error or FailureKind.Limit:
                return Failure(FindingWire.Read(ref reader, _script.Slice), kind == FailureKind.Limit);
            case FailureKind.Host:
                var failure = _primitives.Failure(reader.Integer());
                var hasPlace = reader.Bool();
                var at = _script.Slice.Here(reader.Integer(), reader.Integer());
                (failure as PlanException)?.Locate(hasPlace ? at : _script.Slice.First);
                return failure;
            case FailureKind.Cancelled when _cancel.IsCancellationRequested:
                return new OperationCanceledException(_cancel);
            case FailureKind.Mistake:
                _worker.IsBroken = true;
                return new PlanException(WorkerErrors.Died, _script.Slice.First, "the script's language failed in its worker process: " + reader.Text());
            default:
                throw new WireException("a failure that nobody caused");
        }
    }

    private PlanException Failure(Finding finding, bool isLimit)
    {
        if (!isLimit)
        {
            return new PlanException(finding);
        }

        if (!FindingWire.IsLimit(finding.Code))
        {
            throw new WireException("a limit that is none");
        }

        // What took all of its memory or stack is not to be trusted with the next script.
        _worker.IsBroken |= finding.Code == LimitErrors.ScriptMemory || finding.Code == LimitErrors.CallDepth;
        return new LimitException(finding);
    }
}
