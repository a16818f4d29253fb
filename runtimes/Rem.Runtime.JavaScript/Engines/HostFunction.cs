using Jurassic;
using Jurassic.Library;

namespace Rem.Runtime.JavaScript.Engines;

/// <summary>What a function of ours does.</summary>
/// <param name="js">The engine.</param>
/// <param name="self">`this`.</param>
/// <param name="arguments">The arguments, as many as were given.</param>
internal delegate object? HostBody(JsEngine js, object self, object[] arguments);

/// <summary>A function of ours that scripts call.</summary>
internal sealed class HostFunction : FunctionInstance
{
    private readonly JsEngine _js;
    private readonly HostBody _body;

    /// <summary>A function without name, for code that the transformer makes.</summary>
    public HostFunction(JsEngine js, HostBody body)
        : base(js.Script.Function.InstancePrototype)
    {
        _js = js;
        _body = body;
    }

    /// <summary>A function that scripts see.</summary>
    public HostFunction(JsEngine js, string name, int length, HostBody body)
        : this(js, body) => InitializeProperties(
        [
            new PropertyNameAndValue("name", name, PropertyAttributes.Configurable),
            new PropertyNameAndValue("length", length, PropertyAttributes.Configurable),
        ]);

    /// <inheritdoc/>
    public override bool IsConstructor => false;

    /// <inheritdoc/>
    public override object CallLateBound(object thisObject, params object[] argumentValues) => _body(_js, thisObject, argumentValues) ?? Undefined.Value;
}
