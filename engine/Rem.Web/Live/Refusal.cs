using Microsoft.AspNetCore.Http;
using Rem.Values;
using Rem.Web.Access;
using Rem.Web.Serving;

namespace Rem.Web.Live;

/// <summary>Why one stream of several is not told.</summary>
internal static class Refusal
{
    /// <summary>The kind of its event.</summary>
    public const string Name = "refused";

    /// <summary>What a role may not see is answered as what is not there; who says nothing of who it is may sign in.</summary>
    public static LiveEvent Unseen(int place, Exchange exchange) => exchange.Caller.Credential == Credential.None
        ? Of(place, StatusCodes.Status401Unauthorized, "sign in to see it")
        : Of(place, StatusCodes.Status404NotFound, "there is no stream at this address");

    /// <summary>It failed, and the log has why.</summary>
    public static LiveEvent Failed(int place, Exchange exchange) =>
        Of(place, StatusCodes.Status500InternalServerError, $"it failed; the log says more under the id {exchange.Id}");

    /// <summary>It was asked for wrongly.</summary>
    public static LiveEvent Wrong(int place, BadHttpRequestException error) => Of(place, error.StatusCode, error.Message);

    private static LiveEvent Of(int place, int status, string why) =>
        new("", LiveEvent.Encode(new RemMap(3) { ["at"] = (long)place, ["status"] = (long)status, ["why"] = why }));
}
