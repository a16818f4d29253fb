using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Values;

namespace Rem.Runtime.JavaScript.Marshal;

/// <summary>A map of the plan as a script sees it: an object that cannot be written to. Its members are read when they are asked for.</summary>
internal class MapObject(JsEngine js, RemMap? map) : ObjectInstance(js.Script, js.Script.Object.InstancePrototype)
{
    private Dictionary<string, object>? _read;

    /// <summary>The map.</summary>
    public virtual RemMap Map => map!;

    /// <inheritdoc/>
    public override IEnumerable<object> OwnKeys => Map.Keys;

    /// <inheritdoc/>
    public override object GetPropertyValue(PropertyReference propertyReference) => GetPropertyValue(propertyReference.Name, this) ?? Undefined.Value;

    /// <inheritdoc/>
    public override object GetPropertyValue(object key, object thisValue) =>
        key is string name && Member(name) is { } value ? value : base.GetPropertyValue(key, thisValue);

    /// <inheritdoc/>
    public override PropertyDescriptor GetOwnPropertyDescriptor(uint index) => GetOwnPropertyDescriptor(TypeConverter.ToString((double)index));

    /// <inheritdoc/>
    public override PropertyDescriptor GetOwnPropertyDescriptor(object key) =>
        key is string name && Member(name) is { } value ? new PropertyDescriptor(value, PropertyAttributes.Enumerable) : default;

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
    protected override object GetPropertyValue(uint index, object thisValue) =>
        Member(TypeConverter.ToString((double)index)) ?? base.GetPropertyValue(index, thisValue);

    /// <summary>A member as a script sees it, or null.</summary>
    protected virtual object? Member(string name)
    {
        if (_read is not null && _read.TryGetValue(name, out var known))
        {
            return known;
        }

        if (!map!.TryGetValue(name, out var value))
        {
            return null;
        }

        var written = js.Write(value);
        if (written is ObjectInstance)
        {
            (_read ??= new Dictionary<string, object>(StringComparer.Ordinal)).Add(name, written); // the same each time
        }

        return written;
    }
}
