using Microsoft.AspNetCore.Http;

namespace Rem.Web.Pages;

/// <summary>What a client would like to have.</summary>
internal static class Accepts
{
    /// <summary>True for a browser that asks for a page: `text/html` by name, which other clients leave out.</summary>
    public static bool Html(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase) || Part(request);

    /// <summary>True for a script of REM's pages that puts the answer into the page that is there: it wants no page around it.</summary>
    public static bool Part(HttpRequest request) => request.Headers["HX-Request-Type"] == "partial";
}
