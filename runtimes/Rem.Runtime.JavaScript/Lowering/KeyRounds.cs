using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;

namespace Rem.Runtime.JavaScript.Lowering;

/// <summary>The keys of a `for in`, as the loop found them when it began.</summary>
internal sealed class KeyRounds : ObjectInstance
{
    private readonly ObjectInstance? _target;
    private readonly List<string> _keys = [];

    /// <summary>The keys of a value and of what it inherits from; none of undefined and null.</summary>
    public KeyRounds(JsEngine js, object value)
        : base(js.Script, js.Script.Object.InstancePrototype)
    {
        if (JsValues.IsNothing(value))
        {
            return;
        }

        _target = TypeConverter.ToObject(js.Script, value);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var level = _target; level is not null; level = level.Prototype)
        {
            foreach (var key in KeyOrder.Of(level))
            {
                if (key is string name && seen.Add(name) && level.GetOwnPropertyDescriptor(key).IsEnumerable)
                {
                    _keys.Add(name);
                }
            }
        }
    }

    /// <summary>True when a key was not deleted meanwhile.</summary>
    public bool IsThere(int index) => _target!.HasProperty(_keys[index]);

    /// <inheritdoc/>
    public override object GetPropertyValue(PropertyReference propertyReference) => GetPropertyValue(propertyReference.Name, this);

    /// <inheritdoc/>
    public override object GetPropertyValue(object key, object thisValue) => key is string and "length" ? _keys.Count : base.GetPropertyValue(key, thisValue);

    /// <inheritdoc/>
    protected override object GetPropertyValue(uint index, object thisValue) => _keys[(int)index];
}
