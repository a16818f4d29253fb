using System.Diagnostics;
using System.Globalization;
using Rem.Errors;
using Rem.Plans;
using Rem.Runtime.CSharp.Api;
using Rem.Runtime.CSharp.Gates;
using Rem.Runtime.CSharp.Values;
using Rem.Scripting;
using Rem.Scripting.Workers.Serving;

namespace Rem.Runtime.CSharp;

/// <summary>Turns what went wrong in a script into errors at the script's own line in the plan.</summary>
internal static class CSharpFailure
{
    /// <summary>The failure of a run.</summary>
    public static Exception Make(CSharpScript script, ScriptBody body, ScriptGate gate, Exception error, ScriptCall call, CancellationToken cancel)
    {
        var frames = ScriptFrames.Of(error, body.GetType(), script.Lines);
        var place = script.Source.Origin.Place(frames.Count > 0 ? frames[0].Line : Math.Max(1, body.rem__line));
        return gate.Ending != Ending.None ? Ended(gate, place, call, cancel)
            : error is NoValueException bad ? NoValue(script, body, bad)
            : error is RemException failure ? failure.Failure.Locate(place)
            : RefusedMapping.Of(error, place) is { } refused ? refused
            : IsFull(error) ? ScriptLimitErrors.Memory(call.Limits, place)
            : new PlanException(new Finding(ScriptErrors.Failed, place, Words(error), Trail: ScriptFrames.Trail(frames, script.Source.Origin)), error);
    }

    /// <summary>A script that is still inside a call of a library after its limit.</summary>
    public static Exception Abandoned(CSharpScript script, ScriptGate gate, ScriptCall call, int count, CancellationToken cancel)
    {
        var error = Ended(gate, script.Source.Origin.Place(1), call, cancel);
        var hint = string.Create(
            CultureInfo.InvariantCulture,
            $"it is still inside a call that cannot be interrupted and was left behind ({count} such {(count == 1 ? "thread" : "threads")} now); `isolate: process` ends such a script");
        return error is LimitException limit ? new LimitException(limit.Finding with { Hint = hint }) : error;
    }

    private static Exception Ended(ScriptGate gate, SourceSpan place, ScriptCall call, CancellationToken cancel) => gate.Ending switch
    {
        Ending.Time => ScriptLimitErrors.Time(call.Limits, place),
        Ending.Memory => ScriptLimitErrors.Memory(call.Limits, place),
        Ending.Depth => ScriptLimitErrors.Depth(place, "the thread's stack"),
        Ending.Host when gate.HostError is PlanException error => error.Locate(place),
        Ending.Host when gate.HostError is { } error => Kept(error),
        _ => new OperationCanceledException(cancel),
    };

    // What it asked for in one piece, such as a list of 2,147,483,647, is more than there can be: no gate saw it coming.
    private static bool IsFull(Exception error) =>
        error is OutOfMemoryException || (error is AggregateException or System.Reflection.TargetInvocationException && error.InnerException is { } inner && IsFull(inner));

    // Keeps the trace of an error that comes from a primitive.
    private static Exception Kept(Exception error)
    {
        System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error);
        return error;
    }

    private static PlanException NoValue(CSharpScript script, ScriptBody body, NoValueException bad)
    {
        var place = script.Source.Origin.Place(Math.Max(1, body.rem__line));
        return bad.IsNesting
            ? new LimitException(LimitErrors.Nesting, place, bad.Message)
            : new PlanException(ScriptErrors.NoValue, place, "expected a value, the script gave " + bad.Message);
    }

    private static string Words(Exception error) => error switch
    {
        AggregateException { InnerException: { } inner } => Words(inner),
        _ => error.Message.Length == 0 ? error.GetType().Name : error.Message,
    };
}
