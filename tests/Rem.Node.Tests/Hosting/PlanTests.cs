using Rem.Cases;
using Rem.Errors;
using Rem.Node.Hosting;
using Rem.Processes;
using Rem.Running;
using Rem.Settings;

namespace Rem.Node.Tests.Hosting;

/// <summary>What becomes of the plans of a node.</summary>
public sealed class PlanTests
{
    private const string Stays = "__usage: {long running: true}\nrun:\n  - log: hello\n";
    private const string Fails = "run:\n  - fail: oh no\n";

    [Fact]
    public async Task A_plan_that_stays_runs_and_one_that_ends_is_done()
    {
        await using var node = new TestNode().With("rem.yaml", "node: {plans: [watch.yaml, once.yaml]}").With("watch.yaml", Stays).With("once.yaml", "x: 1\n");
        await node.StartAsync();

        await node.UntilAsync("watch", PlanState.Running);
        await node.UntilAsync("once", PlanState.Done);
        await node.UntilLoggedAsync("hello"); // a plan runs before its first step has

        node.Records.Single(static record => record.Text == "hello").ShouldSatisfyAllConditions(
            static record => record.Plan.ShouldBe("watch"),
            static record => record.Run.ShouldBe(1),
            static record => record.Step.ShouldBe("watch.yaml:3"));
    }

    [Fact]
    public async Task A_list_beside_a_plan_is_shown_logged_and_ended_alone()
    {
        const string Plan = "run:\n  - run:\n      - log: side by side\n      - take from queue never into x: {wait: 30d}\n    detach: side\n  - take from queue never into y: {wait: 30d}\n";
        await using var node = new TestNode().With("rem.yaml", "node: {plans: [watch.yaml]}").With("watch.yaml", Plan);
        await node.StartAsync();
        await node.UntilLoggedAsync("detach side: take from queue never into x (watch.yaml:4)");
        var list = node.Plan("watch").Detached.ShouldHaveSingleItem();
        (list.Name, list.Step, list.IsStopping).ShouldBe(("side", "take from queue never into x (watch.yaml:4)", false));

        (await Should.ThrowAsync<PlanException>(() => node.Host!.Plans.StopAsync("watch/sid", default))).Finding.Hint.ShouldBe("did you mean 'watch/side'?");
        (await node.Host!.Plans.StopAsync("watch/side", default).InTime()).State.ShouldBe(PlanState.Running);

        node.Plan("watch").Detached.ShouldBeEmpty();
        await node.UntilLoggedAsync("detach side: stopped");
    }

    [Fact]
    public async Task What_a_plan_is_warned_of_is_in_the_log_of_the_start_as_it_is_in_that_of_a_reload()
    {
        await using var node = new TestNode(new FakeClock()).With("rem.yaml", "node: {plans: [watch.yaml]}").With("watch.yaml", "run:\n  - lgo: hello\n  - take from queue never into x: {wait: 30d}\n");
        await node.StartAsync();
        await node.UntilLoggedAsync("'lgo' is data here");
        await node.ReloadAsync();

        var texts = node.Records.Where(static record => record.Level == LogLevel.Warn && record.Plan == "watch").Select(static record => record.Text).ToList();
        texts.ShouldAllBe(static text => text.EndsWith("watch.yaml:2:5: 'lgo' is data here", StringComparison.Ordinal));
        texts.Select(static text => text.StartsWith("reload: ", StringComparison.Ordinal)).ShouldBe([false, true]);
    }

    [Fact]
    public async Task A_plan_that_fails_is_started_again_after_pauses_that_double_to_a_limit_and_the_others_run_on()
    {
        var clock = new FakeClock();
        await using var node = new TestNode(clock).With("rem.yaml", "node: {plans: [watch.yaml, {plan: bad.yaml, pause: 1s, longest pause: 3s}]}").With("watch.yaml", Stays).With("bad.yaml", Fails);
        node.Parts = node.Parts with { Random = new NoChance() };
        await node.StartAsync();
        var pauses = new List<TimeSpan>();

        for (var run = 1; run <= 4; run++)
        {
            await Waiting.UntilAsync(() => node.Plan("bad") is { State: PlanState.Failed } status && status.Tries == run && clock.PendingTimers > 0, $"try {run} fails");
            pauses.Add(node.Plan("bad").Next!.Value - clock.GetUtcNow());
            clock.Advance(pauses[^1]);
        }

        pauses.ShouldBe([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3)]);
        await node.UntilAsync("watch", PlanState.Running);
        node.Plan("bad").Error!.Finding.Message.ShouldBe("oh no");
    }

    [Fact]
    public async Task A_run_that_held_longer_than_the_longest_pause_begins_anew_with_the_first()
    {
        var clock = new FakeClock();
        await using var node = new TestNode(clock).With("rem.yaml", "node: {plans: [{plan: p.yaml, pause: 1s, longest pause: 1m}]}")
            .With("p.yaml", "run:\n  - take from queue q into x: {wait: 2m}\n  - fail: oh no\n");
        node.Parts = node.Parts with { Random = new NoChance() };
        await node.StartAsync();

        for (var run = 1; run <= 3; run++)
        {
            await Waiting.UntilAsync(() => node.Plan("p") is { State: PlanState.Running, Step: not null } status && status.Runs == run && clock.Waits > 0, $"run {run} waits");
            clock.Advance(TimeSpan.FromMinutes(2));
            await Waiting.UntilAsync(() => node.Plan("p") is { State: PlanState.Failed } && clock.PendingTimers > 0, $"run {run} fails");

            node.Plan("p").Tries.ShouldBe(1);
            (node.Plan("p").Next - clock.GetUtcNow()).ShouldBe(TimeSpan.FromSeconds(1));
            clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Theory]
    [InlineData("never", Fails, PlanState.Failed, false)]
    [InlineData("never", "x: 1\n", PlanState.Done, false)]
    [InlineData("on failure", "x: 1\n", PlanState.Done, false)]
    [InlineData("on failure", Fails, PlanState.Failed, true)]
    [InlineData("always", "x: 1\n", PlanState.Done, true)]
    [InlineData("always", Fails, PlanState.Failed, true)]
    public async Task A_plan_is_started_again_as_rem_yaml_says(string restart, string plan, PlanState state, bool isAgain)
    {
        await using var node = new TestNode(new FakeClock()).With("rem.yaml", $"node: {{plans: [{{plan: p.yaml, restart: {restart}}}]}}").With("p.yaml", plan);
        await node.StartAsync();

        await node.UntilAsync("p", state);

        (node.Plan("p").Next is not null).ShouldBe(isAgain);
    }

    [Fact]
    public async Task A_defect_below_a_plan_is_its_failure_and_no_more()
    {
        await using var node = new TestNode().With("rem.yaml", "node: {plans: [watch.yaml, {plan: p.yaml, restart: never}]}").With("watch.yaml", Stays).With("p.yaml", "run:\n  - shell: x\n");
        var options = node.Parts.Options;
        node.Parts = node.Parts with { Options = settings => options(settings) with { Processes = new BrokenProcesses() } };
        await node.StartAsync();

        await node.UntilAsync("p", PlanState.Failed);

        node.Plan("p").Error!.Finding.Code.ShouldBe(RunErrors.Defect);
        await node.UntilAsync("watch", PlanState.Running);
        (await node.EndAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_plan_that_waits_for_its_next_try_can_be_stopped()
    {
        await using var node = new TestNode(new FakeClock()).With("rem.yaml", "node: {plans: [p.yaml]}").With("p.yaml", Fails);
        await node.StartAsync();
        await node.UntilAsync("p", PlanState.Failed);

        (await node.Host!.Plans.StopAsync("p", default).InTime()).State.ShouldBe(PlanState.Stopped);

        node.Plan("p").Next.ShouldBeNull();
    }

    [Fact]
    public void Everything_that_is_wrong_with_any_plan_is_said_at_once_and_nothing_has_run()
    {
        var node = new TestNode().With("rem.yaml", "node:\n  plans: [good.yaml, one.yaml, two.yaml, none.yaml, {plan: args.yaml, with: {b: 1}}]\n")
            .With("good.yaml", "run:\n  - shell: touch ran\n").With("one.yaml", "x: ${{ nope( }}\n").With("two.yaml", "run:\n  - unknwn tag: 1\n    nosuch: 2\nif:\n").With("args.yaml", "__usage: {options: {a: {}}}\n");

        var error = Should.Throw<InvalidPlanException>(() => NodeHost.Prepare(node.Parts));

        var text = string.Join('\n', error.Findings.Select(static finding => $"{Path.GetFileName(finding.At.File?.Path)}:{finding.At.Line} {finding.Code.Id} {finding.Message}"));
        text.ShouldContain("one.yaml:1");
        text.ShouldContain("two.yaml:");
        text.ShouldContain("rem.yaml:2 REM7012");
        text.ShouldContain("rem.yaml:2 REM5002");
        Directory.Exists(node.Data).ShouldBeFalse();
        File.Exists(Path.Combine(node.Folder, "ran")).ShouldBeFalse();
        Directory.Delete(node.Folder, recursive: true);
    }

    [Fact]
    public async Task With_is_the_input_of_a_plan_and_its_defaults_hold()
    {
        await using var node = new TestNode().With("rem.yaml", "node: {plans: [{plan: p.yaml, with: {host: web1}}]}")
            .With("p.yaml", "__usage: {options: {host: {}, port: {type: integer, default: 80}}}\nrun:\n  - log: \"${{ input.host }}:${{ input.port }}\"\n");

        await node.StartAsync();

        await node.UntilLoggedAsync("web1:80");
    }

    [Fact]
    public async Task Resources_are_closed_when_the_plans_have_ended_and_the_socket_is_gone()
    {
        await using var node = new TestNode().With("rem.yaml", "node: {plans: [watch.yaml, once.yaml]}").With("watch.yaml", Stays).With("once.yaml", "x: 1\n");
        await node.StartAsync();
        await node.UntilAsync("watch", PlanState.Running);
        await node.UntilAsync("once", PlanState.Done);

        (await node.EndAsync()).ShouldBeTrue();

        node.AtClose.ShouldBe("stopped done");
    }

    [Fact]
    public async Task A_disk_that_fails_ends_the_node_and_it_says_so()
    {
        Action<PlanException>? breaks = null;
        await using var node = new TestNode().With("rem.yaml", "node: {plans: [watch.yaml]}").With("watch.yaml", Stays);
        var resources = node.Parts.Resources;
        node.Parts = node.Parts with
        {
            Resources = (settings, clock, broken, warn) =>
            {
                breaks = broken;
                return resources(settings, clock, broken, warn);
            },
        };
        await node.StartAsync();
        await node.UntilAsync("watch", PlanState.Running);

        breaks!(new PlanException(NodeErrors.Late, Rem.Plans.SourceSpan.None, "the disk failed"));

        (await node.RunAsync()).ShouldBeFalse();
        node.Records.ShouldContain(static record => record.Level == LogLevel.Error && record.Text.Contains("the disk failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Secrets_show_nowhere()
    {
        const string Secret = "hunter2-Ünïcode \"q\"";
        Environment.SetEnvironmentVariable("REM_NODE_TEST_SECRET", Secret);
        await using var node = new TestNode().With("rem.yaml", "secrets: {token: {env: REM_NODE_TEST_SECRET}}\nnode: {plans: [{plan: p.yaml, restart: never}], log: {level: debug}}")
            .With("p.yaml", "run:\n  - log: {text: 'a ${{ secrets.token }}', fields: {t: '${{ secrets.token }}'}}\n  - fail: \"b ${{ secrets.token }}\"\n");
        await node.StartAsync();
        await node.UntilAsync("p", PlanState.Failed);

        var shown = Rem.Values.ValueText.Json(node.Host!.Facts()) + string.Join('\n', node.Records.Select(static record => record.ToJson() + record.ToLine()));

        shown.ShouldNotContain("hunter2");
        shown.ShouldContain("b ***");
    }

    private sealed class NoChance : Random
    {
        public override double NextDouble() => 0;
    }

    private sealed class BrokenProcesses : IProcesses
    {
        public Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancel) => throw new InvalidOperationException("a mistake");
    }
}
