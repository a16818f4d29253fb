using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;
using Rem.Runtime.JavaScript.Marshal;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>What arrays lack in Jurassic or have otherwise than the language: a stable order, joins that end, newer methods.</summary>
internal static class ArrayLibrary
{
    /// <summary>Puts it into an engine.</summary>
    public static void Add(JsEngine js)
    {
        var prototype = js.Script.Array.InstancePrototype;
        js.Method(prototype, "at", static (js, self, a) => At(This(js, self), JsValues.Arg(a, 0)), 1);
        ArraySearch.Add(js, prototype);
        js.Method(prototype, "join", static (js, self, a) => Join(js, This(js, self), JsValues.Arg(a, 0)), 1);
        js.Method(prototype, "toString", static (js, self, _) => This(js, self) is { } list && list["join"] is FunctionInstance join ? join.CallLateBound(list) : "[object Object]");
        js.Method(prototype, "concat", Concat, 1);
        js.Method(prototype, "flat", static (js, self, a) => Flat(js, This(js, self), JsValues.IsUndefined(JsValues.Arg(a, 0)) ? 1 : Numbers.ToInteger(TypeConverter.ToNumber(a[0]))));
        js.Method(prototype, "sort", static (js, self, a) => Sort(js, This(js, self), JsValues.Arg(a, 0)), 1);
        js.Method(prototype, "toSorted", static (js, self, a) => Sort(js, Copy(js, This(js, self)), JsValues.Arg(a, 0)), 1);
        js.Method(prototype, "toReversed", static (js, self, _) => Reversed(js, This(js, self)));
        js.Method(prototype, "toSpliced", ToSpliced, 2);
        js.Method(prototype, "with", With, 2);
        js.Method(js.Script.Array, "isArray", static (js, _, a) => JsValues.Arg(a, 0) is ArrayInstance or ListObject || ReferenceEquals(JsValues.Arg(a, 0), js.Script.Array.InstancePrototype), 1);
        JsValues.DefineHidden(prototype, "length", 0);
        js.Method(js.Script.Array, "from", From, 1);
    }

    private static ObjectInstance This(JsEngine js, object self) => TypeConverter.ToObject(js.Script, self);

    private static object At(ObjectInstance list, object index)
    {
        var at = Numbers.ToInteger(TypeConverter.ToNumber(index));
        var length = JsValues.Length(list);
        at = at < 0 ? length + at : at;
        return at < 0 || at >= length ? Undefined.Value : JsValues.Item(list, (long)at);
    }

    // A list that stands in itself is empty there.
    private static string Join(JsEngine js, ObjectInstance list, object separator)
    {
        if (js.Joining.Contains(list))
        {
            return "";
        }

        JsWatch.CheckStack();
        js.Joining.Add(list);
        try
        {
            var between = JsValues.IsUndefined(separator) ? "," : TypeConverter.ToString(separator);
            var length = JsValues.Length(list);
            JsWatch.Current?.TakeText(length * between.Length);
            var text = new System.Text.StringBuilder();
            long looked = JsWatch.LongText;
            for (var i = 0L; i < length; i++)
            {
                text.Append(i > 0 ? between : "");
                var item = JsValues.Item(list, i);
                if (!JsValues.IsNothing(item))
                {
                    text.Append(TypeConverter.ToString(item));
                }

                if ((i & 1023) == 1023 || text.Length > looked)
                {
                    looked = Math.Max(JsWatch.LongText, text.Length * 2L);
                    JsWatch.Check();
                    JsWatch.Current?.TakeText(text.Length);
                }
            }

            return text.ToString();
        }
        finally
        {
            js.Joining.Remove(list);
        }
    }

    private static object Concat(JsEngine js, object self, object[] a)
    {
        var all = new List<object>();
        Spread(all, TypeConverter.ToObject(js.Script, self));
        foreach (var item in a)
        {
            Spread(all, item);
        }

        return JsValues.List(js, all);
    }

    private static void Spread(List<object> all, object item)
    {
        if (item is not ObjectInstance list || !IsSpreadable(list))
        {
            all.Add(item);
            return;
        }

        var length = JsValues.Length(list);
        JsWatch.Current?.Take((all.Count + length) * 8);
        for (var i = 0L; i < length; i++)
        {
            all.Add(list is ListObject || JsValues.HasItem(list, i) ? JsValues.Item(list, i) : null!);
        }
    }

    private static bool IsSpreadable(ObjectInstance value)
    {
        var wish = value[Symbol.IsConcatSpreadable];
        return JsValues.IsUndefined(wish) ? value is ArrayInstance or ListObject : TypeConverter.ToBoolean(wish);
    }

    private static ArrayInstance Flat(JsEngine js, ObjectInstance list, double depth)
    {
        var all = new List<object>();
        Flatten(all, list, depth);
        return JsValues.List(js, all);
    }

    private static void Flatten(List<object> all, ObjectInstance list, double depth)
    {
        JsWatch.CheckStack();
        var length = JsValues.Length(list);
        for (var i = 0L; i < length; i++)
        {
            if (!JsValues.HasItem(list, i))
            {
                continue;
            }

            var item = JsValues.Item(list, i);
            if (depth >= 1 && item is ArrayInstance or ListObject)
            {
                Flatten(all, (ObjectInstance)item, depth - 1);
            }
            else
            {
                all.Add(item);
            }

            if ((all.Count & 1023) == 1023)
            {
                JsWatch.Check();
            }
        }
    }

    private static ArrayInstance Copy(JsEngine js, ObjectInstance list) => js.Script.Array.New(LoweredBasics.Spread(list));

    // Stable, as the language says; what is undefined comes last, and holes after that.
    private static ObjectInstance Sort(JsEngine js, ObjectInstance list, object comparison)
    {
        if (!JsValues.IsUndefined(comparison) && comparison is not FunctionInstance)
        {
            throw JsValues.TypeError("The comparison function must be either a function or undefined");
        }

        if (list is ListObject)
        {
            throw ReadOnly.Error();
        }

        var length = JsValues.Length(list);
        var items = new List<object>();
        var nothing = 0L;
        for (var i = 0L; i < length; i++)
        {
            if (JsValues.HasItem(list, i))
            {
                var item = JsValues.Item(list, i);
                if (JsValues.IsUndefined(item))
                {
                    nothing++;
                }
                else
                {
                    items.Add(item);
                }
            }
        }

        var sorted = MergeSort.Sort(items.ToArray(), comparison as FunctionInstance);
        var at = 0L;
        foreach (var item in sorted)
        {
            Members.SetIndex(list, (uint)at++, item, isStrict: true);
        }

        for (; nothing > 0; nothing--)
        {
            Members.SetIndex(list, (uint)at++, Undefined.Value, isStrict: true);
        }

        for (; at < length; at++)
        {
            Members.Delete(list, TypeConverter.ToString((double)at), isStrict: true);
        }

        return list;
    }

    private static ArrayInstance Reversed(JsEngine js, ObjectInstance list)
    {
        var items = LoweredBasics.Spread(list);
        Array.Reverse(items);
        return js.Script.Array.New(items);
    }

    private static object ToSpliced(JsEngine js, object self, object[] a)
    {
        var copy = Copy(js, TypeConverter.ToObject(js.Script, self));
        ((FunctionInstance)copy["splice"]).CallLateBound(copy, a);
        return copy;
    }

    private static object With(JsEngine js, object self, object[] a)
    {
        var copy = Copy(js, TypeConverter.ToObject(js.Script, self));
        var at = Numbers.ToInteger(TypeConverter.ToNumber(JsValues.Arg(a, 0)));
        at = at < 0 ? copy.Length + at : at;
        if (at < 0 || at >= copy.Length)
        {
            throw JsValues.RangeError("Invalid index : " + TypeConverter.ToString(JsValues.Arg(a, 0)));
        }

        copy[(uint)at] = JsValues.Arg(a, 1);
        return copy;
    }

    private static object From(JsEngine js, object self, object[] a)
    {
        var source = JsValues.Arg(a, 0);
        var map = JsValues.IsUndefined(JsValues.Arg(a, 1)) ? null : JsValues.Function(a[1]);
        if (JsValues.IsNothing(source))
        {
            throw JsValues.TypeError($"{JsValues.Show(source)} is not iterable");
        }

        var list = TypeConverter.ToObject(js.Script, source);
        list = JsValues.IsNothing(list[Symbol.Iterator]) ? list : LoweredIteration.ToArray(js, source);
        JsWatch.Current?.Take(JsValues.Length(list) * 8);
        var items = LoweredBasics.Spread(list);
        for (var i = 0; map is not null && i < items.Length; i++)
        {
            items[i] = map.CallLateBound(JsValues.Arg(a, 2), items[i], i);
        }

        if (self is not FunctionInstance maker || !ScriptFunctions.IsConstructor(maker) || ReferenceEquals(maker, js.Script.Array))
        {
            return js.Script.Array.New(items);
        }

        var made = maker.ConstructLateBound(maker);
        for (var i = 0; i < items.Length; i++)
        {
            JsValues.Define(made, TypeConverter.ToString(i), items[i]);
        }

        made["length"] = items.Length;
        return made;
    }
}
