using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>
/// The methods that change an array, for those that may not be changed in every way: step by step as the language says,
/// so that what may be done is done and the first step that may not be is the error. All other arrays go to the methods
/// that were there.
/// </summary>
internal static class FrozenMethods
{
    private delegate object Steps(JsEngine js, ArrayInstance list, object[] arguments);

    /// <summary>Puts them into an engine.</summary>
    public static void Add(JsEngine js)
    {
        var prototype = js.Script.Array.InstancePrototype;
        Guard(js, prototype, "push", 1, Push);
        Guard(js, prototype, "pop", 0, Pop);
        Guard(js, prototype, "shift", 0, Shift);
        Guard(js, prototype, "unshift", 1, Unshift);
        Guard(js, prototype, "splice", 2, Splice);
        Guard(js, prototype, "reverse", 0, Reverse);
        Guard(js, prototype, "fill", 1, Fill);
        Guard(js, prototype, "copyWithin", 2, CopyWithin);
    }

    private static void Guard(JsEngine js, ObjectInstance prototype, string name, int length, Steps steps)
    {
        var usual = (FunctionInstance)prototype[name];
        js.Method(prototype, name, (js, self, a) => self is ArrayInstance list && FrozenArrays.Of(list) != FrozenLevel.None ? steps(js, list, a) : usual.CallLateBound(self, a), length);
    }

    private static void Set(ArrayInstance list, double index, object value) => Members.SetKey(list, Numbers.Box(index), value, isStrict: true);

    private static void Delete(ArrayInstance list, double index) => Members.Delete(list, TypeConverter.ToString(index), isStrict: true);

    private static object SetLength(ArrayInstance list, double length)
    {
        Members.SetKey(list, "length", Numbers.Box(length), isStrict: true);
        return Numbers.Box(length);
    }

    // An item goes to another place; a hole too.
    private static void Move(ArrayInstance list, double from, double to)
    {
        if (FrozenArrays.Has(list, (uint)from))
        {
            Set(list, to, list[(uint)from]);
        }
        else
        {
            Delete(list, to);
        }
    }

    private static double Place(object value, double length, double otherwise)
    {
        if (JsValues.IsUndefined(value))
        {
            return otherwise;
        }

        var at = Numbers.ToInteger(TypeConverter.ToNumber(value));
        return at < 0 ? Math.Max(0, length + at) : Math.Min(at, length);
    }

    private static object Push(JsEngine js, ArrayInstance list, object[] a)
    {
        double length = list.Length;
        foreach (var item in a)
        {
            Set(list, length++, item);
        }

        return SetLength(list, length);
    }

    private static object Pop(JsEngine js, ArrayInstance list, object[] a)
    {
        if (list.Length == 0)
        {
            SetLength(list, 0);
            return Undefined.Value;
        }

        var last = list.Length - 1;
        var item = list[last];
        Delete(list, last);
        SetLength(list, last);
        return item;
    }

    private static object Shift(JsEngine js, ArrayInstance list, object[] a)
    {
        var first = list[0U];
        Shorten(list, 0, 1, 0);
        return first;
    }

    private static object Unshift(JsEngine js, ArrayInstance list, object[] a)
    {
        Shorten(list, 0, 0, a.Length);
        for (var i = 0; i < a.Length; i++)
        {
            Set(list, i, a[i]);
        }

        return SetLength(list, list.Length);
    }

    private static object Splice(JsEngine js, ArrayInstance list, object[] a)
    {
        double length = list.Length;
        var start = Place(JsValues.Arg(a, 0), length, 0);
        var gone = a.Length == 0 ? 0 : a.Length == 1 ? length - start : Math.Clamp(Numbers.ToInteger(TypeConverter.ToNumber(a[1])), 0, length - start);
        var taken = new object[(int)gone];
        for (var i = 0; i < taken.Length; i++)
        {
            taken[i] = list[(uint)(start + i)];
        }

        var added = Math.Max(0, a.Length - 2);
        Shorten(list, start, gone, added);
        for (var i = 0; i < added; i++)
        {
            Set(list, start + i, a[i + 2]);
        }

        SetLength(list, length - gone + added);
        return js.Script.Array.New(taken);
    }

    // Makes room for some items in the place of others.
    private static void Shorten(ArrayInstance list, double start, double gone, double added)
    {
        double length = list.Length;
        if (added < gone)
        {
            for (var i = start; i < length - gone; i++)
            {
                Move(list, i + gone, i + added);
            }

            for (var i = length; i > length - gone + added; i--)
            {
                Delete(list, i - 1);
            }

            SetLength(list, length - gone + added);
            return;
        }

        for (var i = length - gone; added > gone && i > start; i--)
        {
            Move(list, i + gone - 1, i + added - 1);
        }
    }

    private static object Reverse(JsEngine js, ArrayInstance list, object[] a)
    {
        for (double low = 0, high = list.Length - 1.0; low < high; low++, high--)
        {
            var (first, last) = (list[(uint)low], list[(uint)high]);
            Set(list, low, last);
            Set(list, high, first);
        }

        return list;
    }

    private static object Fill(JsEngine js, ArrayInstance list, object[] a)
    {
        double length = list.Length;
        var end = Place(JsValues.Arg(a, 2), length, length);
        for (var i = Place(JsValues.Arg(a, 1), length, 0); i < end; i++)
        {
            Set(list, i, JsValues.Arg(a, 0));
        }

        return list;
    }

    private static object CopyWithin(JsEngine js, ArrayInstance list, object[] a)
    {
        double length = list.Length;
        double to = Place(JsValues.Arg(a, 0), length, 0), from = Place(JsValues.Arg(a, 1), length, 0);
        var count = Math.Min(Place(JsValues.Arg(a, 2), length, length) - from, length - to);
        var isBackward = from < to;
        for (var i = 0.0; i < count; i++)
        {
            var step = isBackward ? count - 1 - i : i;
            Move(list, from + step, to + step);
        }

        return list;
    }
}
