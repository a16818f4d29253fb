namespace Rem.Web.Browser.Tests.Kit;

/// <summary>A test that needs the browser: skipped, and counted as such, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.IsWanted ? null : Missing;

    public const string Missing = "there is no " + Chromium.Path + "; install Debian's package chromium";
}

/// <summary>The same for a test with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.IsWanted ? null : BrowserFactAttribute.Missing;
}
