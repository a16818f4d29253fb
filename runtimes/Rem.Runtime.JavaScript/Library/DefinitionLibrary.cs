using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>How properties are defined, shown and closed: `Object.defineProperty`, `freeze` and their like, also for arrays.</summary>
internal static class DefinitionLibrary
{
    /// <summary>Puts it into an engine.</summary>
    public static void Add(JsEngine js)
    {
        var target = js.Script.Object;
        var reflect = (ObjectInstance)js.Script.Global["Reflect"];
        js.Method(target, "defineProperty", static (js, _, a) => Define(js, Target(a, "Object.defineProperty"), JsValues.Key(JsValues.Arg(a, 1)), JsValues.Arg(a, 2), isLoud: true), 3);
        js.Method(target, "defineProperties", static (js, _, a) => DefineAll(js, Target(a, "Object.defineProperties"), JsValues.Arg(a, 1)), 2);
        js.Method(target, "create", Create, 2);
        js.Method(target, "getOwnPropertyDescriptor", static (js, _, a) => Shown(js, TypeConverter.ToObject(js.Script, JsValues.Arg(a, 0)), JsValues.Key(JsValues.Arg(a, 1))), 2);
        js.Method(target, "getOwnPropertyDescriptors", AllShown, 1);
        js.Method(target, "freeze", (js, _, a) => Close(js, JsValues.Arg(a, 0), FrozenLevel.Frozen), 1);
        js.Method(target, "seal", (js, _, a) => Close(js, JsValues.Arg(a, 0), FrozenLevel.Sealed), 1);
        js.Method(target, "preventExtensions", (js, _, a) => Close(js, JsValues.Arg(a, 0), FrozenLevel.Closed), 1);
        js.Method(target, "isFrozen", static (_, _, a) => IsClosed(JsValues.Arg(a, 0), FrozenLevel.Frozen), 1);
        js.Method(target, "isSealed", static (_, _, a) => IsClosed(JsValues.Arg(a, 0), FrozenLevel.Sealed), 1);
        js.Method(reflect, "defineProperty", static (js, _, a) => Define(js, Target(a, "Reflect.defineProperty"), JsValues.Key(JsValues.Arg(a, 1)), JsValues.Arg(a, 2), isLoud: false) is not null, 3);
        js.Method(reflect, "getOwnPropertyDescriptor", static (js, _, a) => Shown(js, Target(a, "Reflect.getOwnPropertyDescriptor"), JsValues.Key(JsValues.Arg(a, 1))), 2);
        js.Method(reflect, "deleteProperty", static (_, _, a) => Members.Delete(Target(a, "Reflect.deleteProperty"), JsValues.Key(JsValues.Arg(a, 1)), isStrict: false), 2);
    }

    /// <summary>Takes more and more from an object: new properties, deletion, writing.</summary>
    public static object Close(JsEngine js, object value, FrozenLevel level)
    {
        if (value is not ObjectInstance target)
        {
            return value;
        }

        js.Close(target);
        if (target is ArrayInstance list)
        {
            FrozenArrays.Note(list, level);
        }

        foreach (var key in level == FrozenLevel.Closed ? [] : KeyOrder.Of(target))
        {
            if (target is ArrayInstance && (key is "length" || (key is string text && KeyOrder.ArrayIndex(text) is not null)))
            {
                continue;
            }

            var found = target.GetOwnPropertyDescriptor(key);
            var taken = level == FrozenLevel.Frozen && !found.IsAccessor ? PropertyAttributes.Writable | PropertyAttributes.Configurable : PropertyAttributes.Configurable;
            target.DefineProperty(key, new PropertyDescriptor(found.Value, found.Attributes & ~taken), throwOnError: true);
        }

        return target;
    }

    private static ObjectInstance Target(object[] a, string what) => JsValues.Arg(a, 0) as ObjectInstance ?? throw JsValues.TypeError(what + " called on non-object");

    // Null where it may not be defined and nobody is told.
    private static ObjectInstance? Define(JsEngine js, ObjectInstance target, object key, object description, bool isLoud)
    {
        if (description is not ObjectInstance wish)
        {
            throw JsValues.TypeError("Property description must be an object: " + JsValues.Show(description));
        }

        var before = target.GetOwnPropertyDescriptor(key);
        var wanted = PropertyDescriptor.FromObject(wish, before.Exists ? before : new PropertyDescriptor(Undefined.Value, PropertyAttributes.Sealed));
        if (wanted is { IsAccessor: true, Getter: not null } && NoSetter.Shown(wanted.Setter) is null)
        {
            var missing = before is { Exists: true, IsAccessor: true, Setter: NoSetter known } ? known : new NoSetter(target, key);
            wanted = new PropertyDescriptor(wanted.Getter, missing, wanted.Attributes);
        }

        if (FrozenArrays.Of(target) is not FrozenLevel.None and var level && key is string text && KeyOrder.ArrayIndex(text) is { } index && (level == FrozenLevel.Frozen || !before.Exists))
        {
            return Refused(target, key, before.Exists, isLoud && !(before.Exists && TypeComparer.SameValue(wanted.Value, target[index])));
        }

        if (target is ArrayInstance list && key is string name && KeyOrder.ArrayIndex(name) is { } at && at >= list.Length && wanted.Attributes == PropertyAttributes.FullAccess)
        {
            list[at] = wanted.Value; // Jurassic's definition of an item does not lengthen the array
            return target;
        }

        return target.DefineProperty(key, wanted, throwOnError: isLoud && target is ArrayInstance) ? target : Refused(target, key, before.Exists, isLoud);
    }

    private static ObjectInstance? Refused(ObjectInstance target, object key, bool exists, bool isLoud) => isLoud
        ? throw JsValues.TypeError(exists ? $"Cannot redefine property: {JsValues.KeyName(key)}" : $"Cannot define property {JsValues.KeyName(key)}, object is not extensible")
        : null;

    private static ObjectInstance DefineAll(JsEngine js, ObjectInstance target, object wishes)
    {
        var source = TypeConverter.ToObject(js.Script, wishes);
        foreach (var key in KeyOrder.Of(source))
        {
            if (source.GetOwnPropertyDescriptor(key).IsEnumerable)
            {
                Define(js, target, key, source[key], isLoud: true);
            }
        }

        return target;
    }

    private static object Create(JsEngine js, object self, object[] a)
    {
        var prototype = JsValues.Arg(a, 0);
        if (prototype is not ObjectInstance && prototype != Null.Value)
        {
            throw JsValues.TypeError("Object prototype may only be an Object or null: " + JsValues.Show(prototype));
        }

        var made = js.Script.Object.Construct();
        js.SetPrototype(made, prototype);
        return JsValues.IsUndefined(JsValues.Arg(a, 1)) ? made : DefineAll(js, made, a[1]);
    }

    private static object Shown(JsEngine js, ObjectInstance target, object key)
    {
        var found = target.GetOwnPropertyDescriptor(key);
        if (!found.Exists)
        {
            return Undefined.Value;
        }

        if (found.IsAccessor)
        {
            return new PropertyDescriptor(found.Getter, NoSetter.Shown(found.Setter), found.Attributes).ToObject(js.Script);
        }

        var level = FrozenArrays.Of(target);
        var isItem = key is string text && (KeyOrder.ArrayIndex(text) is not null || text == "length");
        var taken = !isItem || level == FrozenLevel.None ? PropertyAttributes.Sealed
            : level == FrozenLevel.Frozen ? PropertyAttributes.Writable | PropertyAttributes.Configurable
            : level == FrozenLevel.Sealed ? PropertyAttributes.Configurable : PropertyAttributes.Sealed;
        return new PropertyDescriptor(found.Value, found.Attributes & ~taken).ToObject(js.Script);
    }

    private static object AllShown(JsEngine js, object self, object[] a)
    {
        var source = TypeConverter.ToObject(js.Script, JsValues.Arg(a, 0));
        var made = js.Script.Object.Construct();
        foreach (var key in KeyOrder.Of(source))
        {
            JsValues.Define(made, key, Shown(js, source, key));
        }

        return made;
    }

    private static bool IsClosed(object value, FrozenLevel level)
    {
        if (value is not ObjectInstance target)
        {
            return true;
        }

        if (FrozenArrays.IsExtensible(target))
        {
            return false;
        }

        var known = FrozenArrays.Of(target);
        foreach (var key in target.OwnKeys)
        {
            var isItem = target is ArrayInstance && key is string text && (KeyOrder.ArrayIndex(text) is not null || text == "length");
            if (isItem)
            {
                if (known < level && !(key is "length" && level == FrozenLevel.Sealed))
                {
                    return false;
                }

                continue;
            }

            var found = target.GetOwnPropertyDescriptor(key);
            if (found.IsConfigurable || (level == FrozenLevel.Frozen && !found.IsAccessor && found.IsWritable))
            {
                return false;
            }
        }

        return true;
    }
}
