namespace Rem.Web.Browser.Tests.Kit;

/// <summary>Files that lie in this assembly.</summary>
internal static class Resources
{
    public static string Text(string name)
    {
        using var reader = new StreamReader(typeof(Resources).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
