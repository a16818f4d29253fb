using System.Diagnostics;
using System.Runtime.Versioning;

namespace Rem.Cli.Tests;

/// <summary>`rem checks` where a monitor writes no longer: its last ok is not told as one.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class StaleChecksTests : IDisposable
{
    private const string Plan = """
        run:
          - set state monitor.health: {plan.yaml: {checks: 2, written: 2020-01-01T10:00:00Z}}
          - set state monitor.checks:
              fine: {status: ok, certain: true, plan: plan.yaml, text: all well, since: 2020-01-01T00:00:00Z}
              web: {status: critical, certain: true, plan: plan.yaml, text: HTTP 500, since: 2020-01-01T00:00:00Z}
              other: {status: ok, certain: true, plan: other.yaml, text: of another plan, since: 2020-01-01T00:00:00Z}
          - set state monitor.hosts: {web1: {status: up, plan: plan.yaml, since: 2020-01-01T00:00:00Z, text: ""}}
          - shell: touch ready; sleep 1000
        """;

    private readonly RemProcess _rem = new RemProcess().With("rem.yaml", "node: {plans: [plan.yaml]}\n").With("plan.yaml", Plan);
    private readonly Process _node;

    public StaleChecksTests()
    {
        _node = _rem.Start("run");
        _rem.WaitFor("ready");
    }

    public void Dispose()
    {
        RemProcess.Signal(_node.Id, "TERM");
        RemProcess.End(_node);
        _node.Dispose();
        _rem.Dispose();
    }

    [Fact]
    public void What_no_monitor_has_written_for_a_minute_is_no_data_and_says_what_it_was()
    {
        _rem.Run("checks").Output.ShouldMatch(@"\ASTATUS +CHECK +SINCE +TEXT\nno data +fine +\d+d +nothing is written down since then, the log says why; it was ok: all well\nno data +web .* it was critical: HTTP 500\nok +other +\d+d +of another plan\n\z");
        _rem.Run("checks", "--problems").Output.ShouldNotContain("nothing is wrong");
        _rem.Run("checks", "--json").Output.ShouldContain("\"check\":\"fine\",\"status\":\"no data\"");
        _rem.Run("checks", "show", "fine").Output.ShouldMatch(@"\nno data +fine ");
        _rem.Run("checks", "hosts").Output.ShouldMatch(@"\npending +web1 .* it was up");
    }
}
