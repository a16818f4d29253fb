using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Jurassic;
using Jurassic.Compiler;
using Jurassic.Library;

namespace Rem.Runtime.JavaScript.Engines;

/// <summary>
/// What Jurassic 3.2.4 compiles calls to, where we put methods of our own in its place. It was written for a .NET whose
/// conversion of a float to an integer wrapped; since .NET 9 it saturates, and `x | 0` would be wrong for every float
/// that is negative or large. The same way gives the look at the clock, the watch over the depth of the stack, and the
/// lines of a failure, at the price of a static call.
/// </summary>
internal static class JurassicPatches
{
    private const int ShortText = 128;
    private const string Table = "Jurassic.Compiler.ReflectionHelpers";

    private static readonly Lock _gate = new();
    private static volatile bool _isDone;

    /// <summary>Puts them in place, once in a process and before anything is compiled.</summary>
    public static void Apply()
    {
        if (_isDone)
        {
            return;
        }

        lock (_gate)
        {
            if (_isDone)
            {
                return;
            }

            var table = typeof(ScriptEngine).Assembly.GetType(Table, throwOnError: true)!;
            RuntimeHelpers.RunClassConstructor(table.TypeHandle);
            Set(table, "TypeConverter_ToInt32", nameof(ToInt32));
            Set(table, "TypeUtilities_TypeOf", nameof(TypeOf));
            Set(table, "TypeUtilities_Add", nameof(Add));
            Set(table, "FunctionInstance_CallWithStackTrace", nameof(Call));
            Set(table, "FunctionInstance_ConstructWithStackTrace", nameof(Construct));
            Set(table, "JavaScriptException_GetErrorObject", nameof(ErrorObject));
            Set(table, "TypeConverter_ToObject", nameof(ToObject));
            Set(table, "RuntimeScope_GetValue", nameof(Variable));
            Set(table, "RuntimeScope_SetValueStrict", nameof(SetVariable));
            Set(table, "TypeConverter_ToPropertyKey", nameof(Members.ToKey), typeof(Members));
            Set(table, "ObjectInstance_Indexer_Object", nameof(Members.Get), typeof(Members));
            Set(table, "ObjectInstance_HasProperty", nameof(Members.Has), typeof(Members));
            Set(table, "ObjectInstance_Delete", nameof(Members.Delete), typeof(Members));
            Set(table, "ObjectInstance_SetPropertyValue_Int", nameof(Members.SetIndex), typeof(Members));
            Set(table, "ObjectInstance_SetPropertyValue_Object", nameof(Members.SetKey), typeof(Members));
            Set(table, "ObjectInstance_SetPropertyValue_PropertyReference", nameof(Members.SetName), typeof(Members));
            Set(table, "ReflectionHelpers_SetObjectLiteralGetter", nameof(Members.SetGetter), typeof(Members));
            Set(table, "ReflectionHelpers_CreateFunction", nameof(ScriptFunctions.Create), typeof(ScriptFunctions));
            _isDone = true;
        }
    }

    /// <summary>A number, modulo 2^32, as a signed integer.</summary>
    public static int ToInt32(object value) => value is int number ? number : Numbers.ToInt32(TypeConverter.ToNumber(value));

    /// <summary>`typeof`, and the look at the clock that the transformer sets as the `typeof` of a text that begins with U+0001.</summary>
    public static string TypeOf(object value)
    {
        if (value is string text)
        {
            if (text.Length > 0 && text[0] <= '\u0002')
            {
                if (text[0] == '\u0001')
                {
                    JsWatch.Tick(text);
                }
                else if (JsWatch.Current is { } watch)
                {
                    watch.ReturnAt = text;
                }
            }

            return "string";
        }

        return TypeUtilities.TypeOf(value);
    }

    /// <summary>`+`; short texts are joined at once, those that grow are counted.</summary>
    public static object Add(object left, object right)
    {
        if (left is int or double && right is int or double)
        {
            return left is int a && right is int b ? Numbers.Small((long)a + b) : Numbers.Small(Number(left) + Number(right));
        }

        if ((left is string || right is string) && Text(left) is { } first && Text(right) is { } second && first.Length + second.Length <= ShortText)
        {
            return string.Concat(first, second);
        }

        var result = TypeUtilities.Add(left, right);
        if (result is ConcatenatedString { Length: > JsWatch.LongText } text)
        {
            JsWatch.Current?.TakeText(text.Length);
        }

        return result;
    }

    private static double Number(object value) => value is int number ? number : (double)value;

    // What is as good as a text: Jurassic joins texts that grow by a builder, whose making costs more than a short one.
    private static string? Text(object value) => value switch
    {
        string text => text,
        int number => number.ToString(CultureInfo.InvariantCulture),
        double number when number == (int)number => ((int)number).ToString(CultureInfo.InvariantCulture),
        double number => TypeConverter.ToString(number),
        _ => null,
    };

    /// <summary>A call; where it fails, the line goes onto the way there.</summary>
    public static object Call(FunctionInstance function, string path, string caller, int line, object self, object[] arguments)
    {
        var watch = JsWatch.Current;
        if (watch is null)
        {
            JsWatch.CheckStack();
            return function.CallWithStackTrace(path, caller, line, self, arguments);
        }

        try
        {
            return function.CallLateBound(self, arguments) ?? Undefined.Value; // Jurassic's own give null for nothing
        }
        catch (Exception error) when (watch.Note(error, function, path, caller, line))
        {
            throw;
        }
    }

    /// <summary>`new`; as <see cref="Call"/>.</summary>
    public static ObjectInstance Construct(FunctionInstance function, string path, string caller, int line, FunctionInstance target, object[] arguments)
    {
        if (!ScriptFunctions.IsConstructor(function))
        {
            throw new JavaScriptException(ErrorType.TypeError, Lowering.JsValues.Name(function) + " is not a constructor", line, path, caller);
        }

        var watch = JsWatch.Current;
        if (watch is null)
        {
            return function.ConstructWithStackTrace(path, caller, line, target, arguments);
        }

        try
        {
            return function.ConstructLateBound(target, arguments);
        }
        catch (Exception error) when (watch.Note(error, function, path, caller, line))
        {
            throw;
        }
    }

    /// <summary>What a `catch` gets.</summary>
    public static object ErrorObject(JavaScriptException error, ScriptEngine engine)
    {
        var value = error.GetErrorObject(engine);
        JsWatch.Current?.Caught(error, value);
        return value;
    }

    /// <summary>The object whose member is asked for.</summary>
    public static ObjectInstance ToObject(ScriptEngine engine, object value, int line, string path, string function)
    {
        if (JsWatch.Current is { } watch)
        {
            watch.AccessLine = line;
        }

        if (value is ObjectInstance instance)
        {
            return instance;
        }

        if (value is null || value == Undefined.Value || value == Null.Value)
        {
            var what = value == Null.Value ? "null" : "undefined";
            throw new JavaScriptException(ErrorType.TypeError, "Cannot read or set properties of " + what, line, path, function);
        }

        return value is string text && JsWatch.Current is { } here && ReferenceEquals(here.Functions.Engine, engine)
            ? here.Texts.Of(engine, text)
            : TypeConverter.ToObject(engine, value, line, path, function);
    }

    /// <summary>A variable of a scope or the engine.</summary>
    public static object Variable(RuntimeScope scope, string name, int line, string path) =>
        Find(scope, name, line, path) ?? throw new JavaScriptException(ErrorType.ReferenceError, name + " is not defined", line, path);

    /// <summary>Sets a variable in strict code, which makes none.</summary>
    public static void SetVariable(RuntimeScope scope, string name, object value, int line, string path)
    {
        try
        {
            scope.SetValueStrict(name, value, line, path);
        }
        catch (JavaScriptException error) when (error.ErrorType == ErrorType.ReferenceError)
        {
            throw new JavaScriptException(ErrorType.ReferenceError, name + " is not defined", line, path);
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "GetValueCore")]
    private static extern object? Find(RuntimeScope scope, string name, int line, string path);

    private static void Set(Type table, string field, string method, Type? from = null)
    {
        var place = table.GetField(field, BindingFlags.Static | BindingFlags.NonPublic) ?? throw new MissingFieldException(Table, field);
        var old = (MethodInfo)place.GetValue(null)!;
        var ours = (from ?? typeof(JurassicPatches)).GetMethod(method, BindingFlags.Static | BindingFlags.Public)!;
        if (ours.GetParameters().Length != old.GetParameters().Length + (old.IsStatic ? 0 : 1))
        {
            throw new MissingMethodException(Table, field);
        }

        place.SetValue(null, ours);
    }
}
