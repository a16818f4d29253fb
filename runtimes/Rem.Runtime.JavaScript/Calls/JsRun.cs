using System.Runtime.ExceptionServices;
using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Library;
using Rem.Runtime.JavaScript.Lowering;
using Rem.Runtime.JavaScript.Marshal;
using Rem.Scripting;

namespace Rem.Runtime.JavaScript.Calls;

/// <summary>One run of a script in an engine that it has to itself.</summary>
internal static class JsRun
{
    /// <summary>Runs it and gives its result. Throws what <see cref="IScript.RunAsync"/> says.</summary>
    public static ScriptResult Run(JsEngine js, JsScript script, ScriptCall call, CancellationToken cancel)
    {
        if (script.Transformed.MayWrite)
        {
            js.NoteState();
        }

        var function = js.FunctionOf(script);
        js.Call = call;
        js.Text = script.Text;
        var outer = js.Watch.Start(call.Limits, cancel);
        try
        {
            return Result(js, Finish(js, function.CallLateBound(Undefined.Value, Arguments(js, script, call))));
        }
        catch (TripException)
        {
            ExceptionDispatchInfo.Throw(JsFailure.Tripped(js, script, cancel)); // keeps the trace of an error that comes from a primitive
            throw;
        }
        catch (JavaScriptException failure)
        {
            throw Failed(js, script, failure, cancel);
        }
        catch (NoValueException bad)
        {
            throw JsFailure.NoValue(js, script, bad);
        }
        catch (Exception error) when (error is InvalidCastException or ArgumentException or NullReferenceException or InvalidOperationException or IndexOutOfRangeException or NotImplementedException)
        {
            // A mistake of the engine is the script's failure, not the plan's end.
            throw JsFailure.Mistaken(js, script, error);
        }
        finally
        {
            js.Watch.Stop(outer);
        }
    }

    // To show what was thrown, code of the script may run, into a limit.
    private static Exception Failed(JsEngine js, JsScript script, JavaScriptException failure, CancellationToken cancel)
    {
        try
        {
            return JsFailure.Failed(js, script, failure);
        }
        catch (TripException)
        {
            return JsFailure.Tripped(js, script, cancel);
        }
    }

    private static object[] Arguments(JsEngine js, JsScript script, ScriptCall call)
    {
        var parameters = script.Parameters;
        var arguments = new object[parameters.Names.Count];
        var at = 0;
        arguments[at++] = js.Pipe;
        if (parameters.HasInput)
        {
            arguments[at++] = js.Write(call.Input);
        }

        if (parameters.HasRem)
        {
            arguments[at++] = js.Rem;
        }

        foreach (var given in parameters.Given)
        {
            arguments[at++] = js.Write(call.Values[given]);
        }

        foreach (var other in parameters.Others)
        {
            JsValues.DefineHidden(js.Script.Global, script.Names[other], js.Write(call.Values[other]));
        }

        return arguments;
    }

    // What promises have to do belongs to the run; a promise that it gives is what it gives.
    private static object Finish(JsEngine js, object result)
    {
        if (js.Jobs.Count > 0)
        {
            js.RunJobs();
        }

        js.ThrowUnhandled(result as PromiseObject);
        if (result is not PromiseObject promise)
        {
            return result;
        }

        if (promise.IsPending)
        {
            throw JsValues.TypeError("the promise that the script gave is never settled");
        }

        return promise.IsRejected ? throw promise.Failure ?? js.Thrown(promise.Value) : promise.Value;
    }

    private static ScriptResult Result(JsEngine js, object value) =>
        JsValues.IsUndefined(value) ? ScriptResult.Nothing : new ScriptResult(true, js.Reader.Read(value));
}
