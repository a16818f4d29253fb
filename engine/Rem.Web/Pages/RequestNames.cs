namespace Rem.Web.Pages;

/// <summary>The names of a request in the pipe of a page.</summary>
internal static class RequestNames
{
    private static readonly string[] All = ["method", "path", "query", "form", "files", "json", "headers", "cookies", "user", "site", "csrf", "portlet"];

    /// <summary>True for one of them.</summary>
    public static bool Has(string name) => Array.IndexOf(All, name) >= 0;
}
