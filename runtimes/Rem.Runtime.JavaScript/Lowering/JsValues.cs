using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;

namespace Rem.Runtime.JavaScript.Lowering;

/// <summary>Small questions about JavaScript values, and the errors that answers raise.</summary>
internal static class JsValues
{
    /// <summary>An argument, or undefined.</summary>
    public static object Arg(object[] arguments, int index) => index < arguments.Length ? arguments[index] ?? Undefined.Value : Undefined.Value;

    /// <summary>True for undefined and null.</summary>
    public static bool IsNothing(object? value) => value is null || value == Undefined.Value || value == Null.Value;

    /// <summary>True for undefined.</summary>
    public static bool IsUndefined(object? value) => value is null || value == Undefined.Value;

    /// <summary>A TypeError.</summary>
    public static JavaScriptException TypeError(string message) => new(ErrorType.TypeError, message);

    /// <summary>A RangeError.</summary>
    public static JavaScriptException RangeError(string message) => new(ErrorType.RangeError, message);

    /// <summary>The object that a value is, or a TypeError.</summary>
    public static ObjectInstance Object(object? value, string what) => value as ObjectInstance ?? throw TypeError($"{Show(value)} is not {what}");

    /// <summary>The function that a value is, or a TypeError.</summary>
    public static FunctionInstance Function(object? value) => value as FunctionInstance ?? throw TypeError($"{Show(value)} is not a function");

    /// <summary>A value in a message.</summary>
    public static string Show(object? value) => value switch
    {
        null => "undefined",
        string text => $"\"{text}\"",
        Symbol symbol => symbol.ToString(),
        FunctionInstance function => function.GetPropertyValue("name") is string { Length: > 0 } name ? "function " + name : "function",
        ObjectInstance => "object",
        _ => TypeConverter.ToString(value),
    };

    /// <summary>A function's name in a message.</summary>
    public static string Name(FunctionInstance function) => function.GetPropertyValue("name") is string { Length: > 0 } name ? name : "(intermediate value)";

    /// <summary>A value as a name of a property: a text or a symbol.</summary>
    public static object Key(object value) =>
        value is not ObjectInstance ? TypeConverter.ToPropertyKey(value)
        : TypeConverter.ToPrimitive(value, PrimitiveTypeHint.String) is var made && made is Symbol ? made : TypeConverter.ToString(made);

    /// <summary>A property's name as the name of a function.</summary>
    public static string KeyName(object key) => key is Symbol symbol ? symbol.Description is { Length: > 0 } text ? "[" + text + "]" : "" : (string)key;

    /// <summary>Defines a property that is written, seen and changed freely.</summary>
    public static void Define(ObjectInstance target, object key, object? value) =>
        target.DefineProperty(key, new PropertyDescriptor(value ?? Undefined.Value, PropertyAttributes.FullAccess), throwOnError: true);

    /// <summary>Defines a property that loops do not see.</summary>
    public static void DefineHidden(ObjectInstance target, object key, object? value) =>
        target.DefineProperty(key, new PropertyDescriptor(value ?? Undefined.Value, PropertyAttributes.NonEnumerable), throwOnError: true);

    /// <summary>An array of values.</summary>
    public static ArrayInstance List(JsEngine js, List<object> values) => js.Script.Array.New(values.ToArray());

    /// <summary>The length of an array or of what is like one.</summary>
    public static long Length(ObjectInstance list)
    {
        if (list is ArrayInstance array)
        {
            return array.Length;
        }

        var length = Numbers.ToInteger(TypeConverter.ToNumber(list["length"]));
        return length <= 0 ? 0 : (long)Math.Min(length, 9007199254740991);
    }

    /// <summary>An item of an array or of what is like one. Loops over many look at the clock by this.</summary>
    public static object Item(ObjectInstance list, long index)
    {
        Look(index);
        return index < uint.MaxValue ? list[(uint)index] : list[TypeConverter.ToString((double)index)];
    }

    /// <summary>True where an item is there. Loops over many look at the clock by this.</summary>
    public static bool HasItem(ObjectInstance list, long index)
    {
        Look(index);
        return (index < uint.MaxValue && list.GetOwnPropertyDescriptor((uint)index).Exists) || list.HasProperty(TypeConverter.ToString((double)index));
    }

    private static void Look(long index)
    {
        if ((index & 4095) == 4095)
        {
            JsWatch.Check();
        }
    }
}
