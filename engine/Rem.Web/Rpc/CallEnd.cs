namespace Rem.Web.Rpc;

/// <summary>How a call ended: with a value, or with a fault.</summary>
/// <param name="Function">The function that was called; null for none of the site's own.</param>
/// <param name="Value">What the function gave.</param>
/// <param name="Fault">Why there is none, or null.</param>
internal readonly record struct CallEnd(WebFunction? Function, object? Value, CallFault? Fault)
{
    public static CallEnd Of(CallFault fault) => new(null, null, fault);

    public static CallEnd Gives(object? value) => new(null, value, null);
}
