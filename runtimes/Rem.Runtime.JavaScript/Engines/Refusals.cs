using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Lowering;

namespace Rem.Runtime.JavaScript.Engines;

/// <summary>The errors of writes that strict code may not make.</summary>
internal static class Refusals
{
    /// <summary>After a write that did not go through, or met no setter: throws where it was this one.</summary>
    public static bool Check(ObjectInstance target, object key, int misses)
    {
        for (var level = target; level is not null; level = level.Prototype)
        {
            var found = level.GetOwnPropertyDescriptor(key);
            if (!found.Exists)
            {
                continue;
            }

            if (found.IsAccessor)
            {
                return NoSetter.Shown(found.Setter) is null && (misses == NoSetter.Misses || NoSetter.IsLast(target, key)) ? throw NoSetterFor(target, key) : true;
            }

            if (!found.IsWritable)
            {
                throw ReadOnly(target, key);
            }

            break;
        }

        return misses == NoSetter.Misses ? throw Add(target, key) : true;
    }

    /// <summary>A property that is only read.</summary>
    public static JavaScriptException ReadOnly(ObjectInstance target, object key) =>
        JsValues.TypeError($"Cannot assign to read only property '{JsValues.KeyName(key)}' of object '{Show(target)}'");

    /// <summary>A new property of an object that takes none.</summary>
    public static JavaScriptException Add(ObjectInstance target, object key) =>
        JsValues.TypeError($"Cannot add property {JsValues.KeyName(key)}, object is not extensible");

    /// <summary>A property that stays.</summary>
    public static JavaScriptException Delete(ObjectInstance target, object key) =>
        JsValues.TypeError($"Cannot delete property '{JsValues.KeyName(key)}' of {Show(target)}");

    /// <summary>A property with a getter alone.</summary>
    public static JavaScriptException NoSetterFor(ObjectInstance target, object key) =>
        JsValues.TypeError($"Cannot set property {JsValues.KeyName(key)} of {Show(target)} which has only a getter");

    // What has words of its own is not asked for them.
    private static string Show(ObjectInstance target) =>
        target is ArrayInstance ? "[object Array]"
        : !ReferenceEquals(target["toString"], target.Engine.Object.InstancePrototype["toString"]) && target is not FunctionInstance ? "[object Object]"
        : "#<" + (target["constructor"] is FunctionInstance made && made["name"] is string { Length: > 0 } name ? name : "Object") + ">";
}
