using Rem.Web.Serving;

namespace Rem.Web.Rpc;

/// <summary>What the caller of one request learns of a function that failed. Frozen.</summary>
/// <param name="Request">The id under which the log has this request.</param>
/// <param name="ShowsErrors">True when text and place of an error are shown; else only its code and the id.</param>
internal sealed record ErrorView(string Request, bool ShowsErrors)
{
    /// <summary>
    /// Hears of each call that failed inside a function, before it is answered, so that the log has what the id stands
    /// for. May be called from several threads; must not throw.
    /// </summary>
    public Action<WebFunction, Exception>? Failed { get; init; }

    /// <summary>The view of who sends a request: the same as of pages that fail.</summary>
    public static ErrorView Of(Exchange exchange) => new(exchange.Id, Failures.ShowsPlaces(exchange));
}
