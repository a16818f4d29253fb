using Rem.Cli;
using Rem.Errors;
using Rem.Processes;
using Rem.Running;
using Rem.Settings;
using Rem.Values;

namespace Rem.Stdlib.Tests.Broken;

/// <summary>Every broken plan says what is wrong with it, all of it, where; and nothing of it runs.</summary>
public sealed class BrokenPlanTests : IDisposable
{
    private static readonly Dictionary<string, List<BrokenPlan>> Plans = BrokenPlan.Files.ToDictionary(static path => Path.GetFileNameWithoutExtension(path), BrokenPlan.Read);
    private readonly string _folder = Directory.CreateTempSubdirectory("rem-broken-").FullName;
    private readonly CountingProcesses _processes = new();

    public static TheoryData<string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var (file, plans) in Plans)
            {
                foreach (var plan in plans)
                {
                    rows.Add(file, plan.Name);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task It_is_reported_whole_and_nothing_runs(string file, string it)
    {
        var broken = Find(file, it);
        var plan = Load(broken.Plan, out var engine);

        var found = Seen(plan, broken).Select(Describe).ToArray();
        found.Length.ShouldBe(broken.Finds.Count, string.Join("\n", found));
        for (var i = 0; i < found.Length; i++)
        {
            found[i].ShouldStartWith(broken.Finds[i]);
        }

        if (plan.Findings.HasErrors)
        {
            await Should.ThrowAsync<InvalidPlanException>(() => engine.RunAsync(plan, Request(), CancellationToken.None));
            _processes.Count.ShouldBe(0);
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task What_only_looks_like_it_is_fine_and_its_canary_runs(string file, string it)
    {
        var broken = Find(file, it);
        var plan = Load(broken.Honest, out var engine);

        Seen(plan, broken).Select(Describe).ShouldBeEmpty();
        try
        {
            await engine.RunAsync(plan, Request(), CancellationToken.None);
        }
        catch (PlanException)
        {
            // It loads, which is what counts; a host that is not there is another matter.
        }

        _processes.Count.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void There_are_a_hundred_and_fifty_of_them() => Plans.Values.Sum(static plans => plans.Count).ShouldBeGreaterThanOrEqualTo(150);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static BrokenPlan Find(string file, string it) => Plans[file].Single(plan => plan.Name == it);

    private static IEnumerable<Finding> Seen(LoadedPlan plan, BrokenPlan broken) =>
        plan.Findings.Items.Where(found => broken.IsStrict || found.Severity != Severity.StrictWarning);

    private string Describe(Finding finding) =>
        $"{finding.At.Line - 1}:{finding.At.Column} {finding.Code}{(finding.Severity == Severity.Error ? "" : " warning")} {finding.Message}".Replace(_folder + "/", "", StringComparison.Ordinal);

    private LoadedPlan Load(string text, out RemEngine engine)
    {
        var path = Path.Combine(_folder, "plan.yaml");
        File.WriteAllText(path, BrokenPlan.Canary + text);
        engine = new RemEngine(Parts.Options(RemSettings.None) with { Processes = _processes, PoolNames = ["main"] });
        return engine.Load(path, new FindingList());
    }

    private RunRequest Request() => new() { Folder = _folder, Pipe = new RemMap() };

    private sealed class CountingProcesses : IProcesses
    {
        private int _count;

        public int Count => _count;

        public Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancel)
        {
            Interlocked.Increment(ref _count);
            return Task.FromResult(new ProcessResult());
        }
    }
}
