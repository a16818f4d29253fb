using Jurassic;
using Jurassic.Library;
using Rem.Errors;
using Rem.Plans;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Runtime.JavaScript.Engines;

/// <summary>The one way from a script to the primitives of `rem`.</summary>
internal sealed partial class JsEngine
{
    // A primitive's token is cancelled with the run and at its time limit; one that does not heed it is left behind.
    private const int PatienceMilliseconds = 400;

    /// <summary>The failure of a primitive that the script got last, and the error it got for it.</summary>
    public (object Error, PlanException Failure) LastFailure { get; private set; }

    /// <summary>Asks a primitive. Its failures are errors of the script; limits and cancellation end the run.</summary>
    public object? Ask(string primitive, RemList arguments)
    {
        try
        {
            var answer = Call!.Host.CallAsync(primitive, arguments, Watch.Waiting);
            var value = answer.IsCompleted ? answer.GetAwaiter().GetResult() : Wait(answer.AsTask());
            Watch.Look();
            return value;
        }
        catch (TripException)
        {
            throw;
        }
        catch (LimitException limit)
        {
            Watch.End(Trip.Host, limit);
            throw;
        }
        catch (PlanException failure)
        {
            throw Refused(failure);
        }
        catch (OperationCanceledException cancelled)
        {
            Watch.EndWait(cancelled);
            throw;
        }
        catch (Exception error) when (error is not JavaScriptException)
        {
            Watch.End(Trip.Host, error);
            throw;
        }
    }

    /// <summary>An error that the script can catch; where it does not, it fails with the failure itself.</summary>
    public JavaScriptException Refused(PlanException failure)
    {
        var error = Script.Error.Construct(failure.Finding.Message);
        Lowering.JsValues.DefineHidden(error, "code", failure.Finding.Code.Id);
        LastFailure = (error, failure);
        return new JavaScriptException(error, 0, null, null);
    }

    private object? Wait(Task<object?> answer)
    {
        if (!IsDone(answer, Watch.Waiting))
        {
            throw new OperationCanceledException("a primitive did not heed that its run was cancelled");
        }

        return answer.GetAwaiter().GetResult();
    }

    private static bool IsDone(Task answer, CancellationToken waiting)
    {
        try
        {
            answer.Wait(waiting);
            return true;
        }
        catch (OperationCanceledException) when (!answer.IsCompleted)
        {
            // An empty wait for the end of the task, whatever it ends with.
            return Task.WaitAny([answer], PatienceMilliseconds, CancellationToken.None) == 0;
        }
        catch (Exception) when (answer.IsCompleted)
        {
            return true; // asking for the result throws the error itself
        }
    }
}
