using Rem.Node.Hosting;
using Rem.Node.Local;
using Rem.Running;

namespace Rem.Node.Tests.Hosting;

/// <summary>A plan with sections that ends: what they stood for is told that nothing follows, and only then.</summary>
public sealed class EndedPlanTests : IAsyncDisposable
{
    private const string Watch = "monitor checks: {here: {every: 1h, run: [{lua: \"return {x = 1}\"}]}}\n";
    private readonly Sections _sections = new();

    public ValueTask DisposeAsync() => _sections.DisposeAsync();

    [Fact]
    public async Task A_plan_that_is_stopped_has_ended_when_the_stop_is_answered()
    {
        await using var node = await StartAsync();

        await node.Host!.Plans.StopAsync("watch", default);

        _sections.Ended.ShouldBe(["watch.yaml"]);
    }

    [Fact]
    public async Task A_plan_that_its_next_version_follows_has_not()
    {
        await using var node = await StartAsync();

        node.With("watch.yaml", Watch.Replace("x = 1", "x = 2", StringComparison.Ordinal));
        await node.ReloadAsync();

        await Waiting.UntilAsync(() => _sections.Serving == 2, "the next version serves");
        _sections.Ended.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_plan_that_rem_yaml_no_longer_has_has_ended()
    {
        await using var node = await StartAsync();

        node.With("rem.yaml", "node: {plans: []}\n");
        await node.ReloadAsync();

        _sections.Ended.ShouldBe(["watch.yaml"]);
    }

    [Fact]
    public async Task The_end_of_the_node_is_nobodys()
    {
        await using var node = await StartAsync();

        (await node.EndAsync()).ShouldBeTrue();

        _sections.Ended.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("never", 1)]
    [InlineData("on failure", 0)]
    public async Task A_plan_that_fails_has_ended_when_it_is_not_started_again(string restart, int ended)
    {
        await using var node = await StartAsync($"node: {{plans: [{{plan: watch.yaml, restart: {restart}, pause: 1h, longest pause: 1h}}]}}\n");

        _sections.Break();

        await node.UntilAsync("watch", PlanState.Failed);
        await Waiting.UntilAsync(() => _sections.Ended.Count >= ended, "the end is told");
        _sections.Ended.Count.ShouldBe(ended);
    }

    private async Task<TestNode> StartAsync(string settings = "node: {plans: [watch.yaml]}\n")
    {
        var node = new TestNode().With("rem.yaml", settings).With("watch.yaml", Watch);
        node.Parts = node.Parts with { Service = _ => _sections };
        await node.StartAsync();
        await Waiting.UntilAsync(() => _sections.Serving == 1, "the plan serves");
        return node;
    }

    private sealed class Sections : IPlanService
    {
        private readonly TaskCompletionSource _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _serving;

        public List<string> Ended { get; } = [];

        public int Serving => Volatile.Read(ref _serving);

        public IReadOnlyList<LocalMethod> Methods => [];

        public void Break() => _broken.SetException(new InvalidOperationException("broken"));

        public async Task ServeAsync(OpenPlan plan, CancellationToken cancel)
        {
            Interlocked.Increment(ref _serving);
            await _broken.Task.WaitAsync(cancel);
        }

        public Task EndedAsync(BoundPlan plan, RemOptions options)
        {
            Ended.Add(Path.GetFileName(plan.File.Path));
            return Task.CompletedTask;
        }

        public void End()
        {
            // Nothing waits for a next version here.
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
