using Rem.Errors;
using Rem.Plans;
using Rem.Scripting.Workers.Wire;

namespace Rem.Scripting.Workers.Serving;

/// <summary>
/// Takes scripts and calls from the channel. While a script waits for a primitive, calls of other scripts inside that
/// primitive come over the same channel, so the loop is entered again from within a call.
/// </summary>
internal sealed class ServingLoop(FrameChannel channel, RuntimeTable runtimes, RunningCalls calls)
{
    private readonly Dictionary<long, IScript> _scripts = [];
    private readonly WireWriter _writer = new();
    private CancellationTokenSource? _idle;
    private object? _input;

    /// <summary>True while a script is prepared.</summary>
    public bool IsPreparing { get; private set; }

    /// <summary>Says that this worker is ready, and what holds it not.</summary>
    public void SayHello(string? missing)
    {
        _writer.Begin(FrameKind.Hello);
        _writer.OptionalText(missing);
        Send();
    }

    /// <summary>Serves until the channel closes.</summary>
    public void Serve()
    {
        while (channel.Receive(-1) == Waited.Frame)
        {
            Handle();
        }
    }

    /// <summary>Asks the engine for something and waits for its answer; serves what comes in between. False when the engine is gone.</summary>
    public bool Ask(Action<WireWriter> question, FrameKind kind, FrameKind answer)
    {
        _writer.Begin(kind);
        question(_writer);
        Send();
        while (channel.Receive(-1) == Waited.Frame)
        {
            if (channel.Kind == answer)
            {
                return true;
            }

            Handle();
        }

        return false;
    }

    /// <summary>The answer at hand.</summary>
    public WireReader Answer => new(channel.Content, long.MaxValue);

    /// <summary>The open file that came with the answer at hand, or -1. It is the caller's.</summary>
    public int TakeFile() => channel.TakeFile();

    private void Handle()
    {
        switch (channel.Kind)
        {
            case FrameKind.Script:
                Prepare();
                break;
            case FrameKind.Call:
                Run();
                break;
            default:
                throw new WireException($"the engine sent a frame of kind {channel.Kind}");
        }
    }

    private void Prepare()
    {
        var reader = Answer;
        var number = reader.Integer();
        var language = reader.Text();
        var source = SourceWire.Read(ref reader);
        var findings = new FindingList();
        IsPreparing = true;
        try
        {
            var runtime = (runtimes.Find(language) ?? throw new WireException($"no runtime for '{language}'")).Runtime;
            if (runtime.Prepare(source, findings) is { } script)
            {
                _scripts[number] = script;
            }
        }
        catch (OutOfMemoryException)
        {
            findings.Error(LimitErrors.ScriptMemory, source.Origin.Place(1), "preparing the script takes more memory than a worker has");
        }
        catch (PlanException error)
        {
            findings.Add(error.Locate(source.Origin.Place(1)).Finding);
        }
        catch (InsufficientExecutionStackException)
        {
            findings.Error(LimitErrors.Nesting, source.Origin.Place(1), "the script is nested too deeply to be read");
        }
        finally
        {
            IsPreparing = false;
        }

        SayPrepared(_scripts.ContainsKey(number), findings);
    }

    private void SayPrepared(bool isReady, FindingList findings)
    {
        _writer.Begin(FrameKind.Prepared);
        _writer.Bool(isReady);
        var items = findings.Items;
        _writer.Count(items.Count);
        foreach (var finding in items)
        {
            FindingWire.Write(_writer, finding);
        }

        Send();
    }

    private void Run()
    {
        var reader = Answer;
        var number = reader.Integer();
        var script = _scripts.GetValueOrDefault(reader.Integer());
        var limits = new ScriptLimits(new TimeSpan(reader.Integer()), reader.Integer(), (int)reader.Integer());
        if (reader.Bool())
        {
            _input = reader.Value();
        }

        var host = new EngineHost(this);
        var call = new ScriptCall
        {
            Input = _input,
            Values = ReadValues(ref reader),
            Pipe = new EngineNames(this, ref reader),
            Host = host,
            Limits = limits,
        };
        reader.End();
        var outer = _writer.Limit;
        _writer.Limit = WireLimits.Frame(limits.MemoryBytes);
        var cancel = Interlocked.Exchange(ref _idle, null) ?? new CancellationTokenSource();
        calls.Begin(number, cancel);
        host.Cancel = cancel;
        try
        {
            var run = (script ?? throw new WireException("a call of a script that is not here")).RunAsync(call, cancel.Token);
            SayResult(run.IsCompletedSuccessfully ? run.Result : run.AsTask().GetAwaiter().GetResult());
        }
        catch (Exception error) when (error is not WireException)
        {
            SayFailure(host, error, limits);
        }
        finally
        {
            host.End();
            _writer.Limit = outer;
            if (calls.End())
            {
                _idle = cancel;
            }
        }
    }

    private static object?[] ReadValues(ref WireReader reader)
    {
        var values = new object?[reader.Count()];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = reader.Value();
        }

        return values;
    }

    private void SayResult(ScriptResult result)
    {
        _writer.Begin(FrameKind.Result);
        _writer.Bool(result.HasValue);
        _writer.Value(result.Value);
        Send();
    }

    private void SayFailure(EngineHost host, Exception error, ScriptLimits limits)
    {
        _writer.Begin(FrameKind.Failed);
        var at = (error as PlanException)?.Finding.At ?? default;
        switch (error)
        {
            case var _ when host.NumberOf(error) is { } number:
                _writer.Byte((byte)FailureKind.Host);
                _writer.Integer(number);
                _writer.Bool(at.File is not null);
                _writer.Integer(at.Start);
                _writer.Integer(at.Length);
                break;
            case OperationCanceledException:
                _writer.Byte((byte)FailureKind.Cancelled);
                break;
            case OutOfMemoryException or WireFullException:
                WriteFinding(FailureKind.Limit, TooLarge(limits));
                break;
            case InsufficientExecutionStackException:
                WriteFinding(FailureKind.Limit, new Finding(LimitErrors.CallDepth, SourceSpan.None, "the script's functions called each other deeper than the stack allows"));
                break;
            case PlanException { InnerException: OutOfMemoryException } plan: // this process's memory is the script's
                WriteFinding(FailureKind.Limit, TooLarge(limits) with { At = plan.Finding.At });
                break;
            case PlanException plan:
                WriteFinding(plan is LimitException ? FailureKind.Limit : FailureKind.Error, plan.Finding);
                break;
            default:
                _writer.Byte((byte)FailureKind.Mistake);
                _writer.Text(error.GetType().Name + ": " + (error.Message.Length <= 1000 ? error.Message : error.Message[..1000]));
                break;
        }

        Send();
    }

    private void WriteFinding(FailureKind kind, Finding finding)
    {
        _writer.Byte((byte)kind);
        FindingWire.Write(_writer, finding);
    }

    private static Finding TooLarge(ScriptLimits limits) =>
        new(LimitErrors.ScriptMemory, SourceSpan.None, $"the script held more memory than the limit of {LimitErrors.Bytes(limits.MemoryBytes)} (limit: script memory)");

    // When the engine does not listen any more there is nobody to tell.
    private void Send()
    {
        _writer.End();
        if (!channel.Send(_writer.Frame, -1))
        {
            WireLibc._exit(0);
        }
    }
}
