using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;

namespace Rem.Runtime.JavaScript.Lowering;

/// <summary>Classes, `super`, fields and private members.</summary>
internal static class LoweredClasses
{
    /// <summary>Puts them into an engine.</summary>
    public static void Add(JsEngine js)
    {
        js.Lower("_$cls", MakeClass);
        js.Lower("_$cc", static (_, _, a) => throw JsValues.TypeError($"Class constructor {a[0]} cannot be invoked without 'new'"));
        js.Lower("_$ns", static (_, _, _) => throw new JavaScriptException(ErrorType.ReferenceError, "Must call super constructor in derived class before accessing 'this' or returning from derived constructor"));
        js.Lower("_$cr", Returned);
        js.Lower("_$sc", Super);
        js.Lower("_$sca", Super);
        js.Lower("_$mth", DefineMethod);
        js.Lower("_$fld", static (_, _, a) => Field(a));
        js.Lower("_$sg", static (_, _, a) => Above(a[0])?.GetPropertyValue(JsValues.Key(a[1]), a[2]));
        js.Lower("_$ss", SetSuper);
        js.Lower("_$ds", static (_, _, _) => throw new JavaScriptException(ErrorType.ReferenceError, "Unsupported reference to 'super'"));
        js.Lower("_$pk", static (_, _, a) => new PrivateName(TypeConverter.ToString(a[0])));
        js.Lower("_$pg", static (_, _, a) => Private(a).GetPropertyValue(a[1], a[0]));
        js.Lower("_$ps", SetPrivate);
        js.Lower("_$pd", static (_, _, a) => DefinePrivate(a, new PropertyDescriptor(a[2], PropertyAttributes.Writable)));
        js.Lower("_$pm", static (_, _, a) => DefinePrivate(a, new PropertyDescriptor(a[2], PropertyAttributes.Sealed)));
        js.Lower("_$pa", PrivateAccessor);
        js.Lower("_$ph", static (_, _, a) => JsValues.Object(a[0], "an object").GetOwnPropertyDescriptor(a[1]).Exists);
    }

    // (constructor, name, what it extends?)
    private static object MakeClass(JsEngine js, object self, object[] a)
    {
        var made = (FunctionInstance)a[0];
        LoweredBasics.Name(made, a[1]);
        var prototype = js.Script.Object.Construct();
        if (a.Length > 2)
        {
            var above = a[2];
            if (above != Null.Value && (above is not FunctionInstance parent || !ScriptFunctions.IsConstructor(parent)))
            {
                throw JsValues.TypeError($"Class extends value {JsValues.Show(above)} is not a constructor or null");
            }

            var prototypeAbove = above is FunctionInstance function ? function["prototype"] : Null.Value;
            if (prototypeAbove is not ObjectInstance && prototypeAbove != Null.Value)
            {
                throw JsValues.TypeError("Class extends value does not have valid prototype property " + JsValues.Show(prototypeAbove));
            }

            js.SetPrototype(prototype, prototypeAbove);
            if (above != Null.Value)
            {
                js.SetPrototype(made, above);
            }
        }

        JsValues.DefineHidden(prototype, "constructor", made);
        made["prototype"] = prototype;
        made.DefineProperty("prototype", new PropertyDescriptor(prototype, PropertyAttributes.Sealed), throwOnError: false);
        return made;
    }

    // (what the constructor returned, `this`)
    private static object Returned(JsEngine js, object self, object[] a)
    {
        if (a[0] is ObjectInstance)
        {
            return a[0];
        }

        if (!JsValues.IsUndefined(a[0]))
        {
            throw JsValues.TypeError("Derived constructors may only return object or undefined");
        }

        return JsValues.IsUndefined(a[1])
            ? throw new JavaScriptException(ErrorType.ReferenceError, "Must call super constructor in derived class before accessing 'this' or returning from derived constructor")
            : a[1];
    }

    // (class, new.target, list of arguments, `this` as it is?)
    private static object Super(JsEngine js, object self, object[] a)
    {
        var above = ((ObjectInstance)a[0]).Prototype;
        if (above is not FunctionInstance constructor || !ScriptFunctions.IsConstructor(constructor))
        {
            throw JsValues.TypeError($"Super constructor {JsValues.Show(above)} of anonymous class is not a constructor");
        }

        var target = (FunctionInstance)a[1];
        var made = constructor.ConstructLateBound(target, LoweredBasics.Spread(a[2]));
        if (a.Length > 3 && a[3] is ObjectInstance)
        {
            throw new JavaScriptException(ErrorType.ReferenceError, "Super constructor may only be called once");
        }

        // Not each constructor of Jurassic heeds what is to be made.
        if (target["prototype"] is ObjectInstance prototype && made.Prototype != prototype && made.Prototype == constructor["prototype"])
        {
            js.SetPrototype(made, prototype);
        }

        return made;
    }

    private static object? DefineMethod(JsEngine js, object self, object[] a)
    {
        var key = JsValues.Key(a[1]);
        var function = (FunctionInstance)a[2];
        if (key is Symbol || function.GetPropertyValue("name") is "")
        {
            LoweredBasics.Name(function, key);
        }

        JsValues.DefineHidden((ObjectInstance)a[0], key, function);
        return null;
    }

    private static object? Field(object[] a)
    {
        var key = JsValues.Key(a[1]);
        if (a[2] is FunctionInstance function && key is Symbol)
        {
            LoweredBasics.Name(function, key);
        }

        JsValues.Define((ObjectInstance)a[0], key, a[2]);
        return null;
    }

    private static ObjectInstance? Above(object home) => ((ObjectInstance)home).Prototype;

    // (home, key, value, this)
    private static object SetSuper(JsEngine js, object self, object[] a)
    {
        var key = JsValues.Key(a[1]);
        for (var level = Above(a[0]); level is not null; level = level.Prototype)
        {
            var found = level.GetOwnPropertyDescriptor(key);
            if (found is { Exists: true, IsAccessor: true })
            {
                (NoSetter.Shown(found.Setter) ?? throw JsValues.TypeError($"Cannot set property {JsValues.KeyName(key)} which has only a getter")).CallLateBound(a[3], a[2]);
                return a[2];
            }
        }

        JsValues.Object(a[3], "an object").SetPropertyValue(key, a[2], throwOnError: true);
        return a[2];
    }

    private static ObjectInstance Private(object[] a)
    {
        if (a[0] is ObjectInstance target && target.GetOwnPropertyDescriptor(a[1]) is { Exists: true } found)
        {
            return found.IsAccessor && found.Getter is null ? throw JsValues.TypeError($"'{((Symbol)a[1]).Description}' was defined without a getter") : target;
        }

        throw JsValues.TypeError($"Cannot read private member {((Symbol)a[1]).Description} from an object whose class did not declare it");
    }

    private static object SetPrivate(JsEngine js, object self, object[] a)
    {
        var name = ((Symbol)a[1]).Description;
        if (a[0] is not ObjectInstance target || target.GetOwnPropertyDescriptor(a[1]) is not { Exists: true } found)
        {
            throw JsValues.TypeError($"Cannot write private member {name} to an object whose class did not declare it");
        }

        if (found.IsAccessor ? found.Setter is null : !found.IsWritable)
        {
            throw JsValues.TypeError(found.IsAccessor ? $"'{name}' was defined without a setter" : $"Private method '{name}' is not writable");
        }

        target.SetPropertyValue(a[1], a[2], throwOnError: true);
        return a[2];
    }

    private static object? DefinePrivate(object[] a, PropertyDescriptor descriptor)
    {
        var target = (ObjectInstance)a[0];
        if (target.GetOwnPropertyDescriptor(a[1]).Exists)
        {
            throw JsValues.TypeError($"Cannot initialize {((Symbol)a[1]).Description} twice on the same object");
        }

        target.DefineProperty(a[1], descriptor, throwOnError: true);
        return null;
    }

    // (object, key, "get" or "set", function)
    private static object? PrivateAccessor(JsEngine js, object self, object[] a)
    {
        var target = (ObjectInstance)a[0];
        var before = target.GetOwnPropertyDescriptor(a[1]);
        var isGetter = (string)a[2] == "get";
        var function = (FunctionInstance)a[3];
        var getter = isGetter ? function : before is { Exists: true, IsAccessor: true } ? before.Getter : null;
        var setter = isGetter ? before is { Exists: true, IsAccessor: true } ? before.Setter : null : function;
        target.DefineProperty(a[1], new PropertyDescriptor(getter, setter, PropertyAttributes.Configurable), throwOnError: true);
        return null;
    }
}
