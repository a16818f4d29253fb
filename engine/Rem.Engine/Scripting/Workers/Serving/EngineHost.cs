using Rem.Errors;
using Rem.Plans;
using Rem.Scripting.Workers.Wire;
using Rem.Values;

namespace Rem.Scripting.Workers.Serving;

/// <summary>
/// The primitives, as the engine behind the channel carries them out. For one call of a script: a thread that the script
/// left behind gets nothing more. Calls from several threads wait for each other.
/// </summary>
internal sealed class EngineHost(ServingLoop loop) : IScriptHost
{
    private const int PatienceMilliseconds = 100;

    private readonly Lock _gate = new();
    private List<(Exception Error, long Number)>? _failures;
    private bool _isOver;

    /// <summary>Cancelled when the engine says so.</summary>
    public CancellationTokenSource? Cancel { get; set; }

    /// <inheritdoc/>
    public ValueTask<object?> CallAsync(string primitive, RemList arguments, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (_isOver)
            {
                throw new OperationCanceledException("the script's run is over");
            }

            var isThere = loop.Ask(
                writer =>
                {
                    writer.Text(primitive);
                    writer.Value(arguments);
                },
                FrameKind.Ask,
                FrameKind.Answer);
            return isThere ? new(Take(cancel)) : throw new OperationCanceledException("the engine is gone");
        }
    }

    /// <summary>Ends the call.</summary>
    public void End()
    {
        lock (_gate)
        {
            _isOver = true;
        }
    }

    /// <summary>The engine's number of an exception that came from there, or null.</summary>
    public long? NumberOf(Exception error)
    {
        foreach (var (known, number) in _failures ?? [])
        {
            if (ReferenceEquals(known, error))
            {
                return number;
            }
        }

        return null;
    }

    private object? Take(CancellationToken cancel)
    {
        var answer = loop.Answer;
        if (answer.Bool())
        {
            return answer.Value();
        }

        var kind = (FailureKind)answer.Byte();
        switch (kind)
        {
            case FailureKind.Cancelled:
                Cancel!.Cancel();
                throw new OperationCanceledException(cancel);
            case FailureKind.Time:
                // The engine's clock is a moment ahead of the one that cancels here.
                cancel.WaitHandle.WaitOne(PatienceMilliseconds);
                throw new OperationCanceledException(cancel);
            default:
                throw Remember(kind, ref answer);
        }
    }

    private Exception Remember(FailureKind kind, ref WireReader answer)
    {
        var number = answer.Integer();
        var code = new ErrorCode(answer.Text(), "", "");
        var message = answer.Text();
        Exception error = kind switch
        {
            FailureKind.Error => new PlanException(code, SourceSpan.None, message),
            FailureKind.Limit => new LimitException(code, SourceSpan.None, message),
            _ => new EngineException(message),
        };
        (_failures ??= []).Add((error, number));
        return error;
    }
}

/// <summary>Something in the engine failed that is no error of a plan; no script is to catch it.</summary>
internal sealed class EngineException(string message) : Exception(message);
