using System.Globalization;
using Jurassic;
using Jurassic.Library;
using Rem.Errors;
using Rem.Plans;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Marshal;
using Rem.Runtime.JavaScript.Transforming;
using Rem.Scripting;
using Rem.Values;
using ScriptSource = Rem.Scripting.ScriptSource;

namespace Rem.Runtime.JavaScript.Calls;

/// <summary>Turns what went wrong in JavaScript into errors at the script's own line in the plan.</summary>
internal static class JsFailure
{
    /// <summary>A script that does not parse.</summary>
    public static Finding Syntax(ScriptSource source, ScriptSyntaxException problem) =>
        new(ScriptErrors.Syntax, source.Origin.Place(problem.Line, problem.Column), "js: " + problem.Message);

    /// <summary>A result that is no value.</summary>
    public static PlanException NoValue(JsEngine js, JsScript script, NoValueException bad)
    {
        var place = script.Place(Math.Max(1, js.Watch.ReturnLine));
        return bad.IsNesting
            ? new LimitException(LimitErrors.Nesting, place, bad.Message)
            : new PlanException(ScriptErrors.NoValue, place, "expected a value, the script gave " + bad.Message);
    }

    /// <summary>A run that a limit, a cancellation or a primitive ended.</summary>
    public static Exception Tripped(JsEngine js, JsScript script, CancellationToken cancel)
    {
        var watch = js.Watch;
        var limits = js.Call!.Limits;
        var place = script.Place(Math.Max(1, watch.LastLine));
        switch (watch.Trip)
        {
            case Trip.Time:
                return ScriptLimitErrors.Time(limits, place);
            case Trip.Memory:
                return ScriptLimitErrors.Memory(limits, place);
            case Trip.Depth:
                return ScriptLimitErrors.Depth(place, "the stack has room for");
            case Trip.Cancelled:
                return new OperationCanceledException(cancel);
            default:
                return Located(watch.HostError!, place);
        }
    }

    /// <summary>A failure that the script did not handle.</summary>
    public static PlanException Failed(JsEngine js, JsScript script, JavaScriptException failure)
    {
        var value = failure.GetErrorObject(js.Script);
        var frames = js.Watch.Trail(failure, value).Frames;
        var line = frames.Length > 0 ? script.Transformed.ScriptLine(frames[0].Line)
            : js.Watch.AccessLine > 0 ? script.Transformed.ScriptLine(js.Watch.AccessLine)
            : Math.Max(1, js.Watch.LastLine);
        var place = script.Place(line);

        // A failure of a primitive that the script did not handle, or raised again as it was, keeps its own code.
        if (ReferenceEquals(js.LastFailure.Error, value) && value is not null)
        {
            return (PlanException)Located(js.LastFailure.Failure, place);
        }

        return new PlanException(new Finding(ScriptErrors.Failed, place, Words(js, value), Trail: Trail(script, frames)));
    }

    /// <summary>A mistake of the engine.</summary>
    public static PlanException Mistaken(JsEngine js, JsScript script, Exception error)
    {
        var line = js.Watch.AccessLine > 0 ? script.Transformed.ScriptLine(js.Watch.AccessLine) : Math.Max(1, js.Watch.LastLine);
        return new PlanException(new Finding(ScriptErrors.Failed, script.Place(line), "the JavaScript engine could not do this: " + error.Message), error);
    }

    private static Exception Located(Exception error, SourceSpan place)
    {
        if (error is PlanException plan)
        {
            plan.Locate(place);
        }

        return error;
    }

    // What a script throws may be anything, and its own code may run while it is shown.
    private static string Words(JsEngine js, object? value)
    {
        try
        {
            if (value is ErrorInstance error)
            {
                var name = TypeConverter.ToString(error["name"]);
                var message = TypeConverter.ToString(error["message"]);
                return name is "Error" or "" ? (message.Length == 0 ? "an error without a message" : message) : message.Length == 0 ? name : $"{name}: {message}";
            }

            if (value is ObjectInstance target and not FunctionInstance && target["message"] is string or ConcatenatedString)
            {
                return TypeConverter.ToString(((ObjectInstance)value)["message"]);
            }

            if (value is string or ConcatenatedString)
            {
                return value.ToString()!;
            }

            return "threw " + ValueText.ShowWithKind(js.Reader.Read(value));
        }
        catch (NoValueException bad)
        {
            return "threw " + bad.Message;
        }
        catch (JavaScriptException)
        {
            return "threw an object that cannot be shown";
        }
    }

    private static string? Trail(JsScript script, JsFrame[] frames)
    {
        if (frames.Length < 2)
        {
            return null;
        }

        string? trail = null;
        for (var i = frames.Length - 1; i >= 0; i--)
        {
            var name = string.IsNullOrEmpty(frames[i].Function) || frames[i].Function == "anonymous" ? (i == frames.Length - 1 ? "script" : "function") : frames[i].Function;
            var part = string.Create(CultureInfo.InvariantCulture, $"{name} (line {script.Place(script.Transformed.ScriptLine(frames[i].Line)).Line})");
            trail = trail is null ? part : trail + " > " + part;
        }

        return trail;
    }
}
