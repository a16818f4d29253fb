using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Rem.Web.Serving;

/// <summary>The headers that every answer has. The policy lets nothing in but the site's own files, and no inline script.</summary>
internal static class SecurityHeaders
{
    /// <summary>The content security policy, by reference/ux.md 2.2; forms go nowhere else either.</summary>
    public const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly StringValues PolicyValue = Policy;
    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues NoReferrer = "same-origin";
    private static readonly StringValues Deny = "DENY";
    private static readonly StringValues SameOrigin = "same-origin";
    private static readonly StringValues StrictTransport = "max-age=31536000";
    private static readonly StringValues NoStore = "no-store";

    /// <summary>Sets them; a page may set others beside them. What nobody says otherwise is not kept by anybody.</summary>
    public static void Set(IHeaderDictionary headers, bool isHttps)
    {
        headers.ContentSecurityPolicy = PolicyValue;
        headers.XContentTypeOptions = NoSniff;
        headers["Referrer-Policy"] = NoReferrer;
        headers.XFrameOptions = Deny;
        headers["Cross-Origin-Opener-Policy"] = SameOrigin;
        headers["Cross-Origin-Resource-Policy"] = SameOrigin;
        headers.CacheControl = NoStore;
        if (isHttps)
        {
            headers.StrictTransportSecurity = StrictTransport;
        }
    }
}
