using System.Runtime.ExceptionServices;
using Rem.Errors;
using Rem.Plans;
using Rem.Scripting.Workers.Wire;
using Rem.Values;

namespace Rem.Scripting.Workers.Hosting;

/// <summary>
/// One run of a script in a worker: a conversation in which each side speaks in turn. The worker is an enemy: what it
/// sends is checked, what it may use is held, and when it does not end in time it is killed.
/// </summary>
internal sealed class WorkerCall
{
    // What a worker that heeds its limit or a cancellation needs to say so, with the line that it stopped at.
    private const int GraceMilliseconds = 25;
    private const int SpareMilliseconds = 500;
    private const int MostName = 4096;

    private readonly WorkerScript _script;
    private readonly ScriptCall _call;
    private readonly ScriptLimits _limits;
    private readonly CancellationToken _cancel;
    private readonly PrimitiveCalls _primitives;
    private Worker _worker = null!;
    private long _number;
    private long _started;
    private long _deadline;
    private long _killAt;
    private bool _hasSpare;
    private bool _isExtended;
    private bool _isOpen; // a call was sent and its end not heard

    public WorkerCall(WorkerScript script, ScriptCall call, CancellationToken cancel)
    {
        _script = script;
        _call = call;
        _cancel = cancel;
        var most = script.Pool.Limits.MemoryBytes;
        _limits = call.Limits.MemoryBytes <= most ? call.Limits : call.Limits with { MemoryBytes = most };
        _primitives = new PrimitiveCalls(this, call.Host, cancel);
    }

    /// <summary>The workers that this call is in.</summary>
    public WorkerPool Pool => _script.Pool;

    /// <summary>The worker that carries it out.</summary>
    public Worker Worker => _worker;

    /// <summary>Milliseconds until its time is over.</summary>
    public long MillisecondsLeft => _deadline == long.MaxValue ? long.MaxValue : Math.Max(0, _deadline - Environment.TickCount64);

    /// <summary>Carries it out. Throws what <see cref="IScript.RunAsync"/> says.</summary>
    public ScriptResult Run()
    {
        var outer = PrimitiveCalls.EnterOf(Pool);
        _worker = outer?.Worker ?? Pool.Rent(_cancel);
        try
        {
            _worker.Levels++;
            return Converse();
        }
        catch (WireException broken)
        {
            throw new PlanException(WorkerErrors.Broken, _script.Slice.First, "the worker process of the script sent " + broken.Message);
        }
        finally
        {
            if (_isOpen)
            {
                _worker.Kill();
            }

            _worker.Levels--;
            _primitives.End();
            if (outer is null)
            {
                _worker.UsedMilliseconds += Environment.TickCount64 - _started;
                Pool.Return(_worker);
            }
            else
            {
                outer.Leave();
            }
        }
    }

    private ScriptResult Converse()
    {
        _worker.Channel.Limit = WireLimits.Frame(_limits.MemoryBytes);
        _worker.Writer.Limit = WireLimits.Frame(_limits.MemoryBytes);
        _started = Environment.TickCount64;
        var milliseconds = _limits.Time.TotalMilliseconds;
        _deadline = milliseconds >= int.MaxValue ? long.MaxValue : _started + (long)Math.Ceiling(milliseconds);
        _killAt = _deadline == long.MaxValue ? long.MaxValue : _deadline + GraceMilliseconds;
        _number = ++_worker.LastCall;
        using var registration = _cancel.CanBeCanceled ? _cancel.UnsafeRegister(static call => ((WorkerCall)call!).Cancel(), this) : default;
        if (!_script.Send(_worker, isAnswered: false, Patience()))
        {
            throw Ended();
        }

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

    private int Patience() => (int)Math.Clamp(_killAt - Environment.TickCount64, 0, int.MaxValue);

    // Until a frame is there; kills the worker when its time is over.
    private void Listen()
    {
        while (true)
        {
            switch (_worker.Channel.Receive(NextLook()))
            {
                case Waited.Frame:
                    return;
                case Waited.Closed:
                    throw Ended();
                case Waited.Woken when _cancel.IsCancellationRequested:
                    _killAt = Math.Min(_killAt, Environment.TickCount64 + GraceMilliseconds);
                    break;
                case Waited.Late when Environment.TickCount64 >= _killAt:
                    throw Kill();
                case Waited.Late when !_hasSpare:
                    _hasSpare = true;
                    Pool.WantSpare();
                    break;
            }
        }
    }

    // A worker that is likely to be killed has its successor started before.
    private int NextLook()
    {
        var now = Environment.TickCount64;
        var until = _killAt;
        if (!_hasSpare && _deadline != long.MaxValue)
        {
            until = Math.Min(until, Math.Max(now, Math.Max(_deadline - SpareMilliseconds, (_started + _deadline) / 2)));
            _hasSpare |= now >= until;
        }

        return (int)Math.Clamp(until - now, 0, int.MaxValue);
    }

    private Exception Kill()
    {
        _worker.Kill();
        return _cancel.IsCancellationRequested ? new OperationCanceledException(_cancel) : LimitWords.Late(_limits, _script.Slice.First);
    }

    private Exception Ended()
    {
        var isKilled = _worker.IsBroken;
        var error = isKilled
            ? new PlanException(WorkerErrors.Died, _script.Slice.First, "the worker process of the script was killed together with a script that ran inside it")
            : WorkerDeath.Explain(_worker, _limits, _script.Slice.First);
        _worker.Kill();
        return error;
    }

    private void WriteCall()
    {
        try
        {
            WriteCall(_worker.Writer);
        }
        catch (WireFullException)
        {
            throw new LimitException(LimitErrors.ScriptMemory, _script.Slice.First, $"what the script is given is larger than its memory of {LimitErrors.Bytes(_limits.MemoryBytes)} (limit: script memory)");
        }
    }

    private void WriteCall(WireWriter writer)
    {
        writer.Begin(FrameKind.Call);
        writer.Integer(_number);
        writer.Integer(_script.Number);
        writer.Integer(_limits.Time.Ticks);
        writer.Integer(_limits.MemoryBytes);
        writer.Integer(_limits.CallDepth);
        var isNew = !ReferenceEquals(_worker.LastInput, _call.Input) || _call.Input is not Owned;
        writer.Bool(isNew);
        if (isNew)
        {
            writer.Value(_call.Input);
        }

        writer.Count(_call.Values.Length);
        foreach (var value in _call.Values)
        {
            writer.Value(value);
        }

        WriteNames(writer);
        _worker.LastInput = _call.Input;
    }

    private void WriteNames(WireWriter writer)
    {
        var names = _script.Names;
        writer.Count(names.Length);
        foreach (var name in names)
        {
            writer.Text(name);
            WriteFound(writer, _call.Pipe.TryFind(name, out var value), value);
        }

        writer.Bool(_script.WantsAll);
        if (_script.WantsAll)
        {
            writer.Value(_call.Pipe.ToMap());
        }
    }

    private static void WriteFound(WireWriter writer, bool isFound, object? value)
    {
        writer.Bool(isFound);
        if (isFound)
        {
            writer.Value(value);
        }
    }

    private void Send()
    {
        _worker.Writer.End();
        if (!_worker.Channel.Send(_worker.Writer.Frame, Patience()))
        {
            throw Environment.TickCount64 >= _killAt ? Kill() : Ended();
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
        ExtendOnce();
        Send();
    }

    // A primitive may have taken the script's last moment: the worker still is to say at which line.
    private void ExtendOnce()
    {
        var now = Environment.TickCount64;
        if (!_isExtended && _deadline != long.MaxValue && now >= _deadline)
        {
            _isExtended = true;
            _killAt = now + GraceMilliseconds;
        }
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
            WriteFound(writer, IsFound(kind, name, out var value), value);
        }
        catch (WireFullException)
        {
            throw new LimitException(LimitErrors.ScriptMemory, _script.Slice.First, $"what the script reads of `pipe` is larger than its memory of {LimitErrors.Bytes(_limits.MemoryBytes)} (limit: script memory)");
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
