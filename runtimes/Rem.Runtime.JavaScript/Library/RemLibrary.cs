using Jurassic;
using Jurassic.Library;
using Rem.Errors;
using Rem.Plans;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;
using Rem.Runtime.JavaScript.Marshal;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>`rem`: objects and functions over the primitives.</summary>
internal static class RemLibrary
{
    /// <summary>Makes it for an engine.</summary>
    public static ObjectInstance Make(JsEngine js)
    {
        var rem = js.Script.Object.Construct();
        Resource(js, rem, "queue", RemQueues.Add);
        Resource(js, rem, "lock", RemLocks.Add);
        Resource(js, rem, "state", RemStates.Add, isOptional: true);
        Resource(js, rem, "counter", RemCounters.Add);
        Resource(js, rem, "pool", RemPools.Add);
        RemOthers.Add(js, rem);
        return rem;
    }

    /// <summary>Asks a primitive with values of the script; the answer is the script's own to write to.</summary>
    public static object Ask(JsEngine js, string primitive, params ReadOnlySpan<object?> arguments) => js.WriteCopy(AskRaw(js, primitive, arguments));

    /// <summary>Asks a primitive with values of the script.</summary>
    public static object? AskRaw(JsEngine js, string primitive, params ReadOnlySpan<object?> arguments)
    {
        var list = new RemList(arguments.Length);
        foreach (var argument in arguments)
        {
            list.Add(Read(js, primitive, argument));
        }

        return js.Ask(primitive, list);
    }

    /// <summary>A value of the script that is an argument of a primitive, as the plan language has it.</summary>
    public static object? Read(JsEngine js, string primitive, object? argument)
    {
        try
        {
            return js.Reader.Read(argument);
        }
        catch (NoValueException bad)
        {
            throw Refuse(js, bad.IsNesting
                ? new PlanException(LimitErrors.Nesting, SourceSpan.None, $"{primitive}: {bad.Message}")
                : new PlanException(ScriptErrors.Primitive, SourceSpan.None, $"{primitive}: expected a value, got {bad.Message}"));
        }
    }

    /// <summary>An error of a wrong use, which the script can catch.</summary>
    public static JavaScriptException Wrong(JsEngine js, string message) => Refuse(js, new PlanException(ScriptErrors.Primitive, SourceSpan.None, message));

    /// <summary>A function that was handed in, or an error of a wrong use.</summary>
    public static FunctionInstance Function(JsEngine js, object value, string who) =>
        value as FunctionInstance ?? throw Wrong(js, $"{who}: expected a function, got {JsValues.Show(value)}");

    /// <summary>
    /// Defines a method or function of `rem` by the name under which an error shows it (`queue.put`). It refuses more
    /// arguments than it knows, where the language would drop them.
    /// </summary>
    public static void Method(JsEngine js, ObjectInstance target, string who, HostBody body, int most = 0) =>
        js.Method(target, who[(who.IndexOf('.', StringComparison.Ordinal) + 1)..], (js, self, a) => a.Length <= most ? body(js, self, a) : throw TooMany(js, who, most, a.Length), most);

    /// <summary>Sets members that are seen and can be written, as on any object of the script.</summary>
    public static void Member(ObjectInstance target, string name, object? value) => JsValues.Define(target, name, value);

    private static JavaScriptException TooMany(JsEngine js, string who, int most, int got) =>
        Wrong(js, $"{who}: takes {(most == 0 ? "no arguments" : most == 1 ? "at most 1 argument" : $"at most {most} arguments")}, got {got}");

    private static JavaScriptException Refuse(JsEngine js, PlanException failure) => js.Refused(failure);

    private static void Resource(JsEngine js, ObjectInstance rem, string name, Action<JsEngine, ObjectInstance> add, bool isOptional = false)
    {
        var prototype = js.Script.Object.Construct();
        add(js, prototype);
        Method(js, rem, "rem." + name, (js, _, a) =>
        {
            var given = JsValues.Arg(a, 0);
            if (given is not (string or ConcatenatedString) && !(isOptional && JsValues.IsNothing(given)))
            {
                throw Wrong(js, $"rem.{name}: expected a name (text), got {JsValues.Show(given)}");
            }

            return new RemResource(js, prototype, JsValues.IsNothing(given) ? null : TypeConverter.ToString(given));
        }, 1);
    }
}
