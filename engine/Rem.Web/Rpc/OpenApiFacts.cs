namespace Rem.Web.Rpc;

/// <summary>Where and as what a site offers its functions, for its OpenAPI document. Frozen.</summary>
/// <param name="Title">The name of the site.</param>
/// <param name="Version">The version of its plans.</param>
internal sealed record OpenApiFacts(string Title, string Version)
{
    /// <summary>The address in front of the paths; `/` for the one from which the document comes.</summary>
    public string Server { get; init; } = "/";

    /// <summary>The path in front of the names, with a slash at its end.</summary>
    public string Path { get; init; } = "/rpc/";

    /// <summary>The name of the cookie of a session.</summary>
    public string Cookie { get; init; } = "rem";

    /// <summary>The header that a session sends with what changes something.</summary>
    public string CsrfHeader { get; init; } = "x-csrf-token";
}
