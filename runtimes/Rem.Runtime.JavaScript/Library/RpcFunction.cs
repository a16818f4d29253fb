using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>A function of the other side of `rem.rpc`. A member that functions do not have is the function of the longer name: `side.host.restart()`.</summary>
internal sealed class RpcFunction(JsEngine js, string url, RemMap? options, string name) : FunctionInstance(js.Script.Function.InstancePrototype)
{
    /// <inheritdoc/>
    public override bool IsConstructor => false;

    /// <inheritdoc/>
    public override object CallLateBound(object thisObject, params object[] argumentValues)
    {
        var given = new RemList(argumentValues.Length);
        foreach (var argument in argumentValues)
        {
            given.Add(RemLibrary.Read(js, PrimitiveNames.RpcCall, argument));
        }

        return js.WriteCopy(js.Ask(PrimitiveNames.RpcCall, RemList.Of(url, name, options, given)));
    }

    /// <inheritdoc/>
    public override object GetPropertyValue(PropertyReference propertyReference) => GetPropertyValue(propertyReference.Name, this) ?? Undefined.Value;

    /// <inheritdoc/>
    public override object GetPropertyValue(object key, object thisValue)
    {
        var own = base.GetPropertyValue(key, thisValue);
        return JsValues.IsUndefined(own) && key is string more and not ("then" or "toJSON") ? new RpcFunction(js, url, options, name + "." + more) : own;
    }
}
