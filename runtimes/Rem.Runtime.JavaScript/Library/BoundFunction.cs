using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>What `bind` gives: a function with `this` and its first arguments at hand.</summary>
internal sealed class BoundFunction : FunctionInstance
{
    private readonly FunctionInstance _target;
    private readonly object _self;
    private readonly object[] _first;

    /// <summary>A function with `this` and its first arguments.</summary>
    public BoundFunction(JsEngine js, FunctionInstance target, object self, object[] first)
        : base(js.Script.Function.InstancePrototype)
    {
        _target = target;
        _self = self;
        _first = first;
        var length = Math.Max(0, Numbers.ToInteger(TypeConverter.ToNumber(target["length"])) - first.Length);
        InitializeProperties(
        [
            new PropertyNameAndValue("length", Numbers.Box(length), PropertyAttributes.Configurable),
            new PropertyNameAndValue("name", "bound " + (target["name"] is string name ? name : ""), PropertyAttributes.Configurable),
        ]);
    }

    /// <inheritdoc/>
    public override bool IsConstructor => ScriptFunctions.IsConstructor(_target);

    /// <inheritdoc/>
    public override bool HasInstance(object instance) => _target.HasInstance(instance);

    /// <inheritdoc/>
    public override object CallLateBound(object thisObject, params object[] argumentValues) => _target.CallLateBound(_self, [.. _first, .. argumentValues]);

    /// <inheritdoc/>
    public override ObjectInstance ConstructLateBound(FunctionInstance newTarget, params object[] argumentValues) =>
        _target.ConstructLateBound(ReferenceEquals(newTarget, this) ? _target : newTarget, [.. _first, .. argumentValues]);
}
