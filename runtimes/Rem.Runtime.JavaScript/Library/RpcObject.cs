using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>
/// What `rem.rpc(url)` gives: its members are functions of the other side, by their names. Not so are what every object has,
/// `call`, and what the language asks objects for behind the script's back (`then`, `toJSON`): those have `call(name)`.
/// </summary>
internal sealed class RpcObject(JsEngine js, string url, RemMap? options) : ObjectInstance(js.Script, js.Script.Object.InstancePrototype)
{
    private readonly HostFunction _call = new(js, "call", 2, (js, _, a) => CallByName(js, url, options, a));

    /// <summary>`rem.rpc(url, options)`.</summary>
    public static RpcObject Open(JsEngine js, object[] a)
    {
        if (JsValues.Arg(a, 0) is not (string or ConcatenatedString))
        {
            throw RemLibrary.Wrong(js, $"rem.rpc: expected an address (text), got {JsValues.Show(JsValues.Arg(a, 0))}");
        }

        RemMap? options = null;
        if (!JsValues.IsNothing(JsValues.Arg(a, 1)))
        {
            options = RemLibrary.Read(js, "rem.rpc", a[1]) as RemMap ?? throw RemLibrary.Wrong(js, $"rem.rpc: expected an object of options, got {JsValues.Show(a[1])}");
        }

        return new RpcObject(js, TypeConverter.ToString(a[0]), options);
    }

    /// <inheritdoc/>
    public override object GetPropertyValue(PropertyReference propertyReference) => GetPropertyValue(propertyReference.Name, this) ?? Undefined.Value;

    /// <inheritdoc/>
    public override object GetPropertyValue(object key, object thisValue)
    {
        if (key is "call")
        {
            return _call;
        }

        var inherited = base.GetPropertyValue(key, thisValue);
        return JsValues.IsUndefined(inherited) && key is string name and not ("then" or "toJSON") ? new RpcFunction(js, url, options, name) : inherited;
    }

    private static object CallByName(JsEngine js, string url, RemMap? options, object[] a)
    {
        if (a.Length > 2)
        {
            throw RemLibrary.Wrong(js, $"rpc.call: takes at most 2 arguments, got {a.Length}");
        }

        var name = JsValues.Arg(a, 0) is string or ConcatenatedString
            ? TypeConverter.ToString(a[0])
            : throw RemLibrary.Wrong(js, $"rpc.call: expected a name (text), got {JsValues.Show(JsValues.Arg(a, 0))}");
        var all = new RemMap { ["arguments"] = RemLibrary.Read(js, PrimitiveNames.RpcCall, JsValues.Arg(a, 1)) };
        all.Merge(options ?? new RemMap(0));
        return js.WriteCopy(js.Ask(PrimitiveNames.RpcCall, RemList.Of(url, name, all)));
    }
}
