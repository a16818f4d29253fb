namespace Rem.Web.Browser.Tests.Kit;

/// <summary>The monitor with other checks than this host's.</summary>
/// <param name="host">The text of its host.yaml.</param>
internal sealed class OtherChecks(string host) : RunningMonitor
{
    /// <summary>Many checks, each at its own state, with names and texts of any length.</summary>
    public static OtherChecks Many(int count)
    {
        var text = new System.Text.StringBuilder("monitor checks:\n  defaults: {every: 1s, confirm: {tries: 1}}\n");
        string[] statuses = ["ok", "ok", "ok", "warning", "critical", "unknown"];
        for (var i = 0; i < count; i++)
        {
            text.Append($"  check {i} of a name that is rather long:\n    return: {{status: {statuses[i % statuses.Length]}, text: 'says {new string('x', i % 90)} and more', n: {i}}}\n");
        }

        return new OtherChecks(text.ToString());
    }

    protected override string Text(string file, string text) => file == "host.yaml" ? host : text;
}
