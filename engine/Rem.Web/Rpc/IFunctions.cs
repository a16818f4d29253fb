using Rem.Values;

namespace Rem.Web.Rpc;

/// <summary>
/// The functions that a request may call at one place of a site, fall-backs included, for the one caller who sends it.
/// What the protocols stand on: they translate, and decide nothing. Safe to use from several threads.
/// </summary>
internal interface IFunctions
{
    /// <summary>All that this caller may call, in the order of their names.</summary>
    IReadOnlyList<WebFunction> All { get; }

    /// <summary>The function of a name, or null: one that is not there and one that this caller may not call are the same.</summary>
    WebFunction? Find(string name);

    /// <summary>
    /// Calls a function with an input that fits its declared arguments, defaults filled in (<see cref="FunctionInput"/>
    /// has made it). Throws a <see cref="Errors.PlanException"/> when the function fails.
    /// </summary>
    ValueTask<object?> CallAsync(WebFunction function, RemMap input, CancellationToken cancel);
}
