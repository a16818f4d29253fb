using Rem.Cases;
using Rem.Node.Hosting;
using Rem.Running;

namespace Rem.Node.Tests.Hosting;

/// <summary>SIGHUP: what changed is replaced, once it checks clean.</summary>
public sealed class ReloadTests
{
    private const string One = "__usage: {long running: true}\nrun:\n  - log: version 1\nalways:\n  - log: end of 1\n";
    private const string Two = "__usage: {long running: true}\nrun:\n  - log: version 2\n";

    [Fact]
    public async Task A_plan_that_changed_is_stopped_and_started_and_the_others_are_not_touched()
    {
        await using var node = await StartAsync();
        var since = node.Plan("other").Since;
        node.With("watch.yaml", Two);

        await node.ReloadAsync();

        await node.UntilLoggedAsync("version 2");
        await node.UntilAsync("watch", PlanState.Running);
        node.Plan("watch").Runs.ShouldBe(2);
        node.Plan("other").ShouldSatisfyAllConditions(other => other.Runs.ShouldBe(1), other => other.Since.ShouldBe(since), other => other.State.ShouldBe(PlanState.Running));
        var texts = node.Records.Select(static record => record.Text).ToList();
        texts.IndexOf("end of 1").ShouldBeInRange(0, texts.IndexOf("version 2"));
    }

    [Fact]
    public async Task A_new_version_that_is_wrong_is_logged_and_the_old_one_goes_on()
    {
        await using var node = await StartAsync();
        node.With("watch.yaml", "x: ${{ ( }}\n");

        await node.ReloadAsync();

        node.Plan("watch").ShouldSatisfyAllConditions(watch => watch.Runs.ShouldBe(1), watch => watch.State.ShouldBe(PlanState.Running));
        node.Records.ShouldContain(static record => record.Level == LogLevel.Error && record.Plan == "watch" && record.Text.Contains("watch.yaml:1:", StringComparison.Ordinal));
        node.With("watch.yaml", Two);
        await node.ReloadAsync();
        await node.UntilLoggedAsync("version 2");
    }

    [Fact]
    public async Task What_was_refused_is_known_since_its_first_time_until_it_is_right()
    {
        var clock = new FakeClock();
        await using var node = await StartAsync(clock: clock);
        node.With("watch.yaml", "x: ${{ ( }}\ny: ${{ ) }}\n");
        await node.ReloadAsync();
        var since = node.Host!.Plans.Refusals.ShouldHaveSingleItem().Since;
        clock.Advance(TimeSpan.FromSeconds(5));

        await node.ReloadAsync();

        var refusal = node.Host.Plans.Refusals.ShouldHaveSingleItem();
        refusal.ShouldSatisfyAllConditions(
            each => each.Plan.ShouldBe("watch"),
            each => each.Since.ShouldBe(since),
            each => each.Error.Finding.At.Line.ShouldBe(1));
        node.With("watch.yaml", Two);
        await node.ReloadAsync();
        node.Host.Plans.Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rem_yaml_that_is_wrong_is_refused_as_a_whole()
    {
        await using var node = await StartAsync();
        node.With("rem.yaml", "node: {plnas: []}");

        await node.ReloadAsync();

        var refusal = node.Host!.Plans.Refusals.ShouldHaveSingleItem();
        refusal.Plan.ShouldBeNull();
        refusal.Error.Message.ShouldContain("'node' has no key 'plnas'");
    }

    [Fact]
    public async Task A_node_without_plans_says_what_it_does()
    {
        await using var node = await new TestNode().With("rem.yaml", "node:\n").StartAsync();

        await node.UntilLoggedAsync($"no plans: rem.yaml lists none; queues, locks, state and counters are served at {Path.Combine(node.Data, "rem.sock")}");
    }

    [Fact]
    public async Task A_called_plan_that_changed_is_a_change_of_its_caller()
    {
        await using var node = await StartAsync(other: "__usage: {long running: true}\nrun:\n  - call: part.yaml\n");
        await node.UntilLoggedAsync("part 1");
        node.With("part.yaml", "run:\n  - log: part 2\n");

        await node.ReloadAsync();

        await node.UntilLoggedAsync("part 2");
        node.Plan("watch").Runs.ShouldBe(1);
    }

    [Fact]
    public async Task Plans_that_rem_yaml_adds_and_leaves_out_begin_and_end()
    {
        await using var node = await StartAsync();
        node.With("rem.yaml", "node: {plans: [other.yaml, {plan: watch.yaml, name: second}]}");

        await node.ReloadAsync();

        await node.UntilAsync("second", PlanState.Running);
        node.Host!.Plans.Status.Select(static plan => plan.Name).ShouldBe(["other", "second"]);
        node.Plan("other").Runs.ShouldBe(1);
        node.Records.ShouldContain(static record => record.Plan == "watch" && record.Text == "stopped");
    }

    [Fact]
    public async Task No_plan_waits_for_the_end_of_another()
    {
        await using var node = await StartAsync();
        node.With("watch.yaml", "__usage: {long running: true}\nrun:\n  - log: watching\nalways:\n  - take from queue gate into go: {wait: 30d}\n  - log: through the gate\n");
        await node.ReloadAsync();
        await node.UntilLoggedAsync("watching");

        node.With("watch.yaml", Two).With("other.yaml", "run:\n  - put in queue gate: 1\n");
        await node.ReloadAsync();

        await node.UntilLoggedAsync("version 2");
        var texts = node.Records.Select(static record => record.Text).ToList();
        texts.IndexOf("through the gate").ShouldBeInRange(0, texts.IndexOf("version 2"));
    }

    [Fact]
    public async Task A_plan_that_does_not_end_holds_up_no_reload()
    {
        var clock = new FakeClock();
        await using var node = await StartAsync(clock: clock);
        node.With("watch.yaml", "__usage: {long running: true}\nrun:\n  - log: watching\nalways:\n  - take from queue gate into go: {wait: 30d}\n");
        await node.ReloadAsync();
        await node.UntilLoggedAsync("watching");
        node.With("watch.yaml", Two);
        var reload = node.ReloadAsync();
        await node.UntilAsync("watch", PlanState.Stopping);
        await Waiting.UntilAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return reload.IsCompleted;
            },
            "the reload goes on without it");

        node.Records.ShouldContain(static record => record.Level == LogLevel.Warn && record.Plan == "watch" && record.Text.StartsWith("reload: the old version has not ended yet", StringComparison.Ordinal));
        node.With("other.yaml", "run:\n  - put in queue gate: 1\n").With("watch.yaml", One.Replace("version 1", "version 3", StringComparison.Ordinal));
        await node.ReloadAsync();

        await node.UntilLoggedAsync("version 3");
        node.Records.ShouldNotContain(static record => record.Text == "version 2");
    }

    [Fact]
    public async Task A_rem_yaml_that_is_wrong_changes_nothing()
    {
        await using var node = await StartAsync();
        node.With("rem.yaml", "node: {plnas: []}").With("watch.yaml", Two);

        await node.ReloadAsync();

        node.Host!.Plans.Status.Select(static plan => plan.Runs).ShouldBe([1, 1]);
        node.Records.ShouldContain(static record => record.Level == LogLevel.Error && record.Text.Contains("'node' has no key 'plnas'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_limit_that_changed_holds_for_all_plans()
    {
        await using var node = await StartAsync();
        node.With("rem.yaml", "limits: {while: 7}\nnode: {plans: [watch.yaml, other.yaml]}");

        await node.ReloadAsync();

        await node.UntilAsync("watch", PlanState.Running); // a reload is done when the new versions begin
        await node.UntilAsync("other", PlanState.Running);
        node.Host!.Plans.Status.Select(static plan => plan.Runs).ShouldBe([2, 2]);
        node.Host.Plans.Version("watch")!.Engine.Options.Limits.WhileRounds.ShouldBe(7);
    }

    [Fact]
    public async Task Reloads_without_a_change_leave_everything_alone()
    {
        await using var node = await StartAsync();

        for (var i = 0; i < 20; i++)
        {
            await node.ReloadAsync();
        }

        node.Host!.Plans.Status.Select(static plan => plan.Runs).ShouldBe([1, 1]);
    }

    private static async Task<TestNode> StartAsync(string other = "__usage: {long running: true}\nx: 1\n", TimeProvider? clock = null)
    {
        var node = new TestNode(clock).With("rem.yaml", "node: {plans: [watch.yaml, other.yaml]}").With("watch.yaml", One).With("part.yaml", "run:\n  - log: part 1\n").With("other.yaml", other);
        await node.StartAsync();
        await node.UntilAsync("watch", PlanState.Running);
        await node.UntilAsync("other", PlanState.Running);
        return node;
    }
}
