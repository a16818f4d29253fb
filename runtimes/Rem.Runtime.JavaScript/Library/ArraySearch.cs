using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;
using Rem.Runtime.JavaScript.Marshal;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>The methods that go over an array to one value.</summary>
internal static class ArraySearch
{
    /// <summary>Puts them into an engine.</summary>
    public static void Add(JsEngine js, ObjectInstance prototype)
    {
        js.Method(prototype, "find", static (js, self, a) => Find(This(js, self), a, wantsIndex: false), 1);
        js.Method(prototype, "findIndex", static (js, self, a) => Find(This(js, self), a, wantsIndex: true), 1);
        js.Method(prototype, "findLast", static (js, self, a) => FindLast(This(js, self), a, wantsIndex: false), 1);
        js.Method(prototype, "findLastIndex", static (js, self, a) => FindLast(This(js, self), a, wantsIndex: true), 1);
        js.Method(prototype, "reduce", static (js, self, a) => Reduce(This(js, self), a, isBackward: false), 1);
        js.Method(prototype, "reduceRight", static (js, self, a) => Reduce(This(js, self), a, isBackward: true), 1);
    }

    private static ObjectInstance This(JsEngine js, object self) => TypeConverter.ToObject(js.Script, self);

    private static object Find(ObjectInstance list, object[] a, bool wantsIndex)
    {
        var test = JsValues.Function(JsValues.Arg(a, 0));
        var length = JsValues.Length(list);
        for (var i = 0L; i < length; i++)
        {
            var item = JsValues.Item(list, i);
            if (TypeConverter.ToBoolean(test.CallLateBound(JsValues.Arg(a, 1), item, Numbers.Box(i), list)))
            {
                return wantsIndex ? Numbers.Box(i) : item;
            }
        }

        return wantsIndex ? -1 : Undefined.Value;
    }

    private static object FindLast(ObjectInstance list, object[] a, bool wantsIndex)
    {
        var test = JsValues.Function(JsValues.Arg(a, 0));
        for (var i = JsValues.Length(list) - 1; i >= 0; i--)
        {
            var item = JsValues.Item(list, i);
            if (TypeConverter.ToBoolean(test.CallLateBound(JsValues.Arg(a, 1), item, Numbers.Box(i), list)))
            {
                return wantsIndex ? Numbers.Box(i) : item;
            }
        }

        return wantsIndex ? -1 : Undefined.Value;
    }

    // An initial value counts where one was given, be it undefined.
    private static object Reduce(ObjectInstance list, object[] a, bool isBackward)
    {
        var step = JsValues.Function(JsValues.Arg(a, 0));
        var length = JsValues.Length(list);
        var value = a.Length > 1 ? a[1] : null;
        for (var n = 0L; n < length; n++)
        {
            var i = isBackward ? length - 1 - n : n;
            if (list is not ListObject && !JsValues.HasItem(list, i))
            {
                continue;
            }

            var item = JsValues.Item(list, i);
            value = value is null ? item : step.CallLateBound(Undefined.Value, value, item, Numbers.Box(i), list);
        }

        return value ?? throw JsValues.TypeError("Reduce of empty array with no initial value");
    }
}
