using Rem.Node.Tests.Programs;
using Rem.Storage;

namespace Rem.Node.Tests.Resources;

/// <summary>`rem run PLAN` in the folder of a node, as processes.</summary>
public sealed class RunWithNodeTests : IDisposable
{
    private const string Started = "starts: REM";

    private readonly NodeProcess _node = new NodeProcess()
        .With("rem.yaml", "node:\nqueues: {mail: {max messages: 2}}\n")
        .With("put.yaml", "run:\n  - put in queue mail: {to: anna}\n")
        .With("take.yaml", "run:\n  - take from queue mail into message:\n")
        .With("count.yaml", "run:\n  - count visits:\n    as: visits\n");

    public void Dispose() => _node.Dispose();

    [Fact]
    public async Task What_a_plan_puts_is_there_for_the_next_also_without_a_node()
    {
        (await _node.RunAsync("run", "put.yaml")).ShouldBe((0, "{}\n", ""));

        (await _node.RunAsync("run", "take.yaml")).ShouldBe((0, "message:\n  to: anna\n", ""));
        (await _node.RunAsync("run", "take.yaml")).Output.ShouldBe("message: null\n");
    }

    [Fact]
    public async Task The_running_node_and_the_folder_hold_the_same()
    {
        (await _node.RunAsync("run", "count.yaml")).Output.ShouldBe("visits: 1\n");
        await _node.StartAsync(Started);
        (await _node.RunAsync("run", "count.yaml")).ShouldBe((0, "visits: 2\n", ""));
        (await _node.RunAsync("run", "count.yaml")).Output.ShouldBe("visits: 3\n");
        _node.Signal("TERM");
        (await _node.EndAsync()).ShouldBe(0);

        (await _node.RunAsync("run", "count.yaml")).Output.ShouldBe("visits: 4\n");
    }

    [Fact]
    public async Task Runs_side_by_side_share_a_lock_of_the_node()
    {
        _node.With("lock.yaml", "run:\n  - lock l:\n      run:\n        - shell: test ! -e inside && touch inside && sleep 0.2 && rm inside\n");
        await _node.StartAsync(Started);

        var runs = await Task.WhenAll(_node.RunAsync("run", "lock.yaml"), _node.RunAsync("run", "lock.yaml"), _node.RunAsync("run", "lock.yaml"));

        runs.ShouldAllBe(static run => run.Code == 0);
    }

    [Fact]
    public async Task Work_under_a_lock_ends_before_its_lease_when_the_node_stands_still()
    {
        _node.With("lock.yaml", "run:\n  - lock l:\n      run:\n        - shell: \"while :; do touch held; sleep 0.1; done\"\n");
        await _node.StartAsync(Started);
        var run = _node.RunAsync("run", "lock.yaml");
        await Waiting.UntilAsync(() => File.Exists(Path.Combine(_node.Folder, "held")), "the lock is held");

        _node.Signal("STOP");
        var since = TimeProvider.System.GetUtcNow();
        var (code, _, errors) = await run;
        _node.Signal("CONT");

        code.ShouldBe(1);
        errors.ShouldContain("\nlock.yaml:2:5: error REM4022: lock 'l' was lost");
        (File.GetLastWriteTimeUtc(Path.Combine(_node.Folder, "held")) - since.UtcDateTime).ShouldBeLessThan(TimeSpan.FromSeconds(15), "the lease");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Queues_have_the_settings_of_the_file(bool isRunning)
    {
        if (isRunning)
        {
            await _node.StartAsync(Started);
        }

        await _node.RunAsync("run", "put.yaml");
        await _node.RunAsync("run", "put.yaml");
        var (code, _, errors) = await _node.RunAsync("run", "put.yaml");

        code.ShouldBe(1);
        errors.ShouldStartWith("put.yaml:2:5: error REM4010: queue 'mail' is full: it holds 2 of at most 2 messages");
    }

    [Fact]
    public async Task A_reload_sets_queues_anew()
    {
        await _node.StartAsync(Started);
        await _node.RunAsync("run", "put.yaml");
        await _node.RunAsync("run", "put.yaml");

        _node.With("rem.yaml", "node:\nqueues: {mail: {max messages: 3}}\n").Signal("HUP");
        await _node.UntilAsync("reload done");

        (await _node.RunAsync("run", "put.yaml")).Code.ShouldBe(0);
        (await _node.RunAsync("run", "put.yaml")).Errors.ShouldContain("3 of at most 3 messages");
    }

    [Fact]
    public async Task A_folder_of_a_process_without_a_socket_is_an_error_that_names_it()
    {
        var data = Directory.CreateDirectory(Path.Combine(_node.Folder, ".rem"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var store = SqliteStore.Open(data.FullName, TimeProvider.System);

        var (code, _, errors) = await _node.RunAsync("run", "put.yaml");

        code.ShouldBe(1);
        errors.ShouldStartWith($"put.yaml:2:5: error REM4105: the data folder '{data.FullName}' belongs to process {Environment.ProcessId}");
    }

    [Fact]
    public async Task A_plan_that_shares_nothing_opens_nothing()
    {
        _node.With("plain.yaml", "a: 1\n");

        (await _node.RunAsync("run", "plain.yaml")).Output.ShouldBe("a: 1\n");

        Directory.Exists(Path.Combine(_node.Folder, ".rem")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_dry_run_makes_no_folder()
    {
        var (code, _, errors) = await _node.RunAsync("run", "--dry-run", "put.yaml");

        code.ShouldBe(0, errors);
        Directory.Exists(Path.Combine(_node.Folder, ".rem")).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_node_everything_stays_in_memory_with_the_settings_of_the_file()
    {
        _node.With("rem.yaml", "queues: {mail: {max messages: 1}}\n");
        _node.With("twice.yaml", "run:\n  - put in queue mail: 1\n  - put in queue mail: 2\n");

        (await _node.RunAsync("run", "put.yaml")).Code.ShouldBe(0);
        (await _node.RunAsync("run", "take.yaml")).Output.ShouldBe("message: null\n");
        (await _node.RunAsync("run", "twice.yaml")).Errors.ShouldStartWith("twice.yaml:3:5: error REM4010");
        Directory.Exists(Path.Combine(_node.Folder, ".rem")).ShouldBeFalse();
    }
}
