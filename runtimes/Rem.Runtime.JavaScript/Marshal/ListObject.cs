using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;
using Rem.Values;

namespace Rem.Runtime.JavaScript.Marshal;

/// <summary>A list of the plan as a script sees it: an array that cannot be written to. Its items are read when they are asked for.</summary>
internal sealed class ListObject(JsEngine js, RemList list) : ObjectInstance(js.Script, js.Script.Array.InstancePrototype)
{
    private object?[]? _read;

    /// <summary>The list.</summary>
    public RemList List => list;

    /// <inheritdoc/>
    public override IEnumerable<object> OwnKeys
    {
        get
        {
            for (var i = 0; i < list.Count; i++)
            {
                yield return TypeConverter.ToString(i);
            }

            yield return "length";
        }
    }

    /// <summary>An item.</summary>
    public object At(int index)
    {
        _read ??= new object?[list.Count];
        return _read[index] ??= js.Write(list[index]);
    }

    /// <inheritdoc/>
    public override object GetPropertyValue(PropertyReference propertyReference) => GetPropertyValue(propertyReference.Name, this) ?? Undefined.Value;

    /// <inheritdoc/>
    public override object GetPropertyValue(object key, object thisValue) => key is string and "length" ? list.Count : base.GetPropertyValue(key, thisValue);

    /// <inheritdoc/>
    public override PropertyDescriptor GetOwnPropertyDescriptor(uint index) =>
        index < (uint)list.Count ? new PropertyDescriptor(At((int)index), PropertyAttributes.Enumerable) : default;

    /// <inheritdoc/>
    public override PropertyDescriptor GetOwnPropertyDescriptor(object key) => key switch
    {
        "length" => new PropertyDescriptor(list.Count, PropertyAttributes.Sealed),
        string text when KeyOrder.ArrayIndex(text) is { } index => GetOwnPropertyDescriptor(index),
        _ => default,
    };

    /// <inheritdoc/>
    public override bool HasProperty(object key) => GetOwnPropertyDescriptor(key).Exists || Prototype.HasProperty(key);

    /// <inheritdoc/>
    public override bool SetPropertyValue(uint index, object value, object thisValue, bool throwOnError) => throw ReadOnly.Error();

    /// <inheritdoc/>
    public override bool SetPropertyValue(object key, object value, object thisValue, bool throwOnError) => throw ReadOnly.Error();

    /// <inheritdoc/>
    public override bool SetPropertyValue(PropertyReference propertyReference, object value, object thisValue, bool throwOnError) => throw ReadOnly.Error();

    /// <inheritdoc/>
    public override bool Delete(uint index, bool throwOnError) => throw ReadOnly.Error();

    /// <inheritdoc/>
    public override bool Delete(object key, bool throwOnError) => throw ReadOnly.Error();

    /// <inheritdoc/>
    public override bool DefineProperty(object key, PropertyDescriptor descriptor, bool throwOnError) => throw ReadOnly.Error();

    /// <inheritdoc/>
    protected override object GetPropertyValue(uint index, object thisValue) => index < (uint)list.Count ? At((int)index) : Undefined.Value;
}
