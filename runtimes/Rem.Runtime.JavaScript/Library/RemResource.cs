using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Lowering;

namespace Rem.Runtime.JavaScript.Library;

/// <summary>A queue, lock, bucket, counter or pool of a name, or something that was taken from one.</summary>
internal sealed class RemResource(JsEngine js, ObjectInstance prototype, string? name, string? handle = null) : ObjectInstance(js.Script, prototype)
{
    /// <summary>The name, or null for the plan's own bucket.</summary>
    public string? Name => name;

    /// <summary>The handle of what was taken, or null.</summary>
    public string? Handle => handle;

    /// <summary>True when a message was acknowledged or given back.</summary>
    public bool IsSettled { get; set; }

    /// <summary>The resource of `this`.</summary>
    public static RemResource Of(object self) => self as RemResource ?? throw JsValues.TypeError("this method was taken from its object: call it as object.method()");
}
