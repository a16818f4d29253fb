using System.Runtime.CompilerServices;
using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Lowering;

namespace Rem.Runtime.JavaScript.Engines;

/// <summary>
/// Arrays that were frozen, sealed or closed. Jurassic's arrays know no such items, so that what they may take is noted
/// here, and asked for wherever compiled code or the library writes to an array that takes no more properties.
/// </summary>
internal static class FrozenArrays
{
    private static readonly ConditionalWeakTable<ArrayInstance, object> _levels = [];

    /// <summary>What may be done to an object's items; none for all but arrays, which have attributes of their own.</summary>
    public static FrozenLevel Of(ObjectInstance target) =>
        target is ArrayInstance list && !IsExtensible(list) && _levels.TryGetValue(list, out var level) ? (FrozenLevel)level : FrozenLevel.None;

    /// <summary>Notes what may be done from now on, which is never more than before.</summary>
    public static void Note(ArrayInstance list, FrozenLevel level)
    {
        if (Of(list) < level)
        {
            _levels.AddOrUpdate(list, level);
        }
    }

    /// <summary>True where a name may be deleted; what is no item has attributes of its own.</summary>
    public static bool MayDelete(ArrayInstance list, FrozenLevel level, object name) =>
        level < FrozenLevel.Sealed || name is not string text || KeyOrder.ArrayIndex(text) is not { } index || !Has(list, index);

    /// <summary>Sets a member of such an array.</summary>
    public static bool Set(ArrayInstance list, FrozenLevel level, object key, object value, bool isStrict)
    {
        if (key is string text && KeyOrder.ArrayIndex(text) is { } index)
        {
            return Set(list, level, index, value, isStrict);
        }

        if (key is "length")
        {
            return SetLength(list, level, value, isStrict);
        }

        return list.SetPropertyValue(key, value, throwOnError: false) || (isStrict && Refusals.Check(list, key, NoSetter.Misses));
    }

    /// <summary>Sets an item of such an array.</summary>
    public static bool Set(ArrayInstance list, FrozenLevel level, uint index, object value, bool isStrict)
    {
        if (level == FrozenLevel.Frozen || !Has(list, index))
        {
            var name = TypeConverter.ToString((double)index);
            return isStrict ? throw (Has(list, index) ? Refusals.ReadOnly(list, name) : Refusals.Add(list, name)) : false;
        }

        return list.SetPropertyValue(index, value, throwOnError: false);
    }

    /// <summary>True where there is an item.</summary>
    public static bool Has(ArrayInstance list, uint index) => index < list.Length && list.GetOwnPropertyDescriptor(index).Exists;

    private static bool SetLength(ArrayInstance list, FrozenLevel level, object value, bool isStrict)
    {
        var length = TypeConverter.ToNumber(value);
        if (level == FrozenLevel.Frozen)
        {
            return isStrict ? throw Refusals.ReadOnly(list, "length") : false;
        }

        if (level == FrozenLevel.Sealed && length < list.Length)
        {
            return isStrict ? throw Refusals.Delete(list, TypeConverter.ToString((double)list.Length - 1)) : false;
        }

        return list.SetPropertyValue("length", value, throwOnError: isStrict);
    }

    /// <summary>True while an object takes new properties.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_IsExtensible")]
    public static extern bool IsExtensible(ObjectInstance target);
}
