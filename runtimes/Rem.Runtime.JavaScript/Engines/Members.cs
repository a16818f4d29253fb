using Jurassic;
using Jurassic.Library;

namespace Rem.Runtime.JavaScript.Engines;

/// <summary>
/// How compiled code reads, writes and deletes members, in place of Jurassic's own methods: a whole number stays one on
/// its way to an array, where Jurassic makes a text of it each time; arrays may be frozen; and what strict code may not
/// do is an error in the words of the language.
/// </summary>
internal static class Members
{
    /// <summary>A value as a key: a text, a symbol, or a whole number that an array may have as an index, as it is.</summary>
    public static object ToKey(object value) => value switch
    {
        int and >= 0 => value,
        string or Symbol => value,
        double number when number >= 0 && number < uint.MaxValue && number == (uint)number => value,
        _ => Lowering.JsValues.Key(value),
    };

    /// <summary>`target[key]`.</summary>
    public static object Get(ObjectInstance target, object key) => key switch
    {
        int index => target[(uint)index],
        double index => target[(uint)index],
        _ => target[key],
    };

    /// <summary>`key in target`.</summary>
    public static bool Has(ObjectInstance target, object key) => target.HasProperty(Text(key));

    /// <summary>`delete target[key]`.</summary>
    public static bool Delete(ObjectInstance target, object key, bool isStrict)
    {
        var name = Text(key);
        if (FrozenArrays.Of(target) is var level and not FrozenLevel.None && FrozenArrays.MayDelete((ArrayInstance)target, level, name) is false
            || !target.Delete(name, throwOnError: false))
        {
            return isStrict ? throw Refusals.Delete(target, name) : false;
        }

        return true;
    }

    /// <summary>`target[index] = value`, for an index that the code says.</summary>
    public static bool SetIndex(ObjectInstance target, uint index, object value, bool isStrict) =>
        FrozenArrays.Of(target) is var level and not FrozenLevel.None
            ? FrozenArrays.Set((ArrayInstance)target, level, index, value, isStrict)
            : isStrict && target is not ArrayInstance ? SetStrictly(target, TextOf(index), value) : target.SetPropertyValue(index, value, throwOnError: false);

    /// <summary>`target[key] = value`.</summary>
    public static bool SetKey(ObjectInstance target, object key, object value, bool isStrict)
    {
        Forget(target);
        if (FrozenArrays.Of(target) is var level and not FrozenLevel.None)
        {
            return FrozenArrays.Set((ArrayInstance)target, level, Text(key), value, isStrict);
        }

        if (key is int or double)
        {
            var index = key is int whole ? (uint)whole : (uint)(double)key;
            if (!isStrict || target is ArrayInstance)
            {
                return target.SetPropertyValue(index, value, throwOnError: false);
            }
        }

        return isStrict ? SetStrictly(target, Text(key), value) : target.SetPropertyValue(Text(key), value, throwOnError: false);
    }

    /// <summary>`target.name = value`, for a name that the code remembers the place of.</summary>
    public static bool SetName(ObjectInstance target, PropertyReference name, object value, bool isStrict)
    {
        Forget(target);
        if (FrozenArrays.Of(target) is var level and not FrozenLevel.None)
        {
            return FrozenArrays.Set((ArrayInstance)target, level, name.Name, value, isStrict);
        }

        if (!isStrict)
        {
            return target.SetPropertyValue(name, value, throwOnError: false);
        }

        var misses = NoSetter.Misses;
        return (target.SetPropertyValue(name, value, throwOnError: false) && misses == NoSetter.Misses) || Refusals.Check(target, name.Name, misses);
    }

    /// <summary>A getter of an object literal.</summary>
    public static void SetGetter(ObjectInstance target, object key, UserDefinedFunction getter)
    {
        var before = target.GetOwnPropertyDescriptor(key);
        var setter = before is { Exists: true, IsAccessor: true } ? before.Setter : new NoSetter(target, key);
        target.DefineProperty(key, new PropertyDescriptor(getter, setter, PropertyAttributes.FullAccess), throwOnError: false);
    }

    // What is written to a text's object is gone the next time.
    private static void Forget(ObjectInstance target)
    {
        if (target is StringInstance)
        {
            JsWatch.Current?.Texts.Clear();
        }
    }

    private static string TextOf(uint index) => TypeConverter.ToString((double)index);

    private static object Text(object key) => key switch
    {
        int index => TextOf((uint)index),
        double index => TextOf((uint)index),
        _ => key,
    };

    private static bool SetStrictly(ObjectInstance target, object key, object value)
    {
        var misses = NoSetter.Misses;
        return (target.SetPropertyValue(key, value, throwOnError: false) && misses == NoSetter.Misses) || Refusals.Check(target, key, misses);
    }
}
