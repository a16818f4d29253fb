namespace Rem.Web.Access;

/// <summary>TODO</summary>
internal static class Composition
{
    /// <summary>TODO</summary>
    public static string Compose(string text) => text;
}
