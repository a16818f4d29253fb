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
    /// <summary>The failure of a primitive that the script got last, and the error it got for it.</summary>
    public (object Error, PlanException Failure) LastFailure { get; private set; }

    /// <summary>Asks a primitive. Its failures are errors of the script; limits and cancellation end the run.</summary>
    public object? Ask(string primitive, RemList arguments)
    {
        try
        {
            var waiting = Watch.Waiting;
            var value = PrimitiveWait.For(Call!.Host.CallAsync(primitive, arguments, waiting), waiting);
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
}
