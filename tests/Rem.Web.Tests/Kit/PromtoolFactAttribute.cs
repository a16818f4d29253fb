namespace Rem.Web.Tests.Kit;

/// <summary>A test that needs promtool: skipped, and counted as such, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PromtoolFactAttribute : FactAttribute
{
    public const string Missing = "there is no promtool; `.ci/run` installs it out of Debian's package prometheus";

    public PromtoolFactAttribute() => Skip = Promtool.IsWanted ? null : Missing;
}
