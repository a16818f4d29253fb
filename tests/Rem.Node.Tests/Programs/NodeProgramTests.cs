using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Rem.Node.Hosting;
using Rem.Node.Logs;

namespace Rem.Node.Tests.Programs;

/// <summary>The node as a process: signals, exit codes, and what systemd hears.</summary>
public sealed class NodeProgramTests : IDisposable
{
    private const string Stays = "__usage: {long running: true}\nrun:\n  - log: hello\n";
    private readonly NodeProcess _node = new();

    public void Dispose() => _node.Dispose();

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_signal_ends_it_in_order_and_always_runs(string signal)
    {
        await _node.With("rem.yaml", "node: {plans: [watch.yaml, slow.yaml]}").With("watch.yaml", Stays).With("slow.yaml", "run:\n  - shell: echo $$ > pid; exec sleep 1000\nalways:\n  - write file: {path: ended, text: yes}\n").StartAsync("hello");
        await Waiting.UntilAsync(() => File.Exists(Path.Combine(_node.Folder, "pid")), "the command starts");

        _node.Signal(signal);

        (await _node.EndAsync()).ShouldBe(0);
        File.Exists(Path.Combine(_node.Folder, "ended")).ShouldBeTrue();
        Directory.Exists("/proc/" + (await File.ReadAllTextAsync(Path.Combine(_node.Folder, "pid"))).Trim()).ShouldBeFalse("the command has ended");
        File.Exists(Path.Combine(_node.Folder, ".rem", "rem.sock")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_second_signal_hurries()
    {
        await _node.With("rem.yaml", "node: {plans: [slow.yaml]}").With("slow.yaml", "run:\n  - log: hello\n  - shell: sleep 1000\nalways:\n  - log: cleaning\n  - shell: sleep 1000\n").StartAsync("hello");
        _node.Signal("TERM");
        await _node.UntilAsync("cleaning");
        var since = TimeProvider.System.GetTimestamp();

        _node.Signal("TERM");

        (await _node.EndAsync()).ShouldBe(130);
        TimeProvider.System.GetElapsedTime(since).ShouldBeLessThan(NodeHost.PlansTime);
    }

    [Fact]
    public async Task A_hang_up_reloads_and_the_node_lives_on()
    {
        await _node.With("rem.yaml", "node: {plans: [watch.yaml]}").With("watch.yaml", Stays).StartAsync("hello");
        _node.With("watch.yaml", Stays.Replace("hello", "second", StringComparison.Ordinal));

        _node.Signal("HUP");

        await _node.UntilAsync("second");
        await _node.UntilAsync("reload done");
        _node.Signal("TERM");
        (await _node.EndAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Systemd_hears_ready_reloading_and_stopping()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 30_000 };
        var path = Path.Combine(_node.Folder, "notify");
        socket.Bind(new UnixDomainSocketEndPoint(path));
        _node.Variables["NOTIFY_SOCKET"] = path;
        await _node.With("rem.yaml", "node: {plans: [watch.yaml]}").With("watch.yaml", Stays).StartAsync("hello");

        Until(socket, "READY=1");
        _node.Signal("HUP");
        Until(socket, "RELOADING=1");
        Until(socket, "READY=1");
        _node.Signal("TERM");
        Until(socket, "STOPPING=1");
        (await _node.EndAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_wrong_plan_ends_the_start_with_2_and_nothing_is_made()
    {
        _node.With("rem.yaml", "node: {plans: [a.yaml, b.yaml]}").With("a.yaml", "x: ${{ ( }}\n").With("b.yaml", "y: ${{ ) }}\n");

        var (code, output, errors) = await _node.RunAsync("run");

        code.ShouldBe(2);
        output.ShouldBe("");
        errors.ShouldContain("a.yaml:1:");
        errors.ShouldContain("b.yaml:1:");
        Directory.Exists(Path.Combine(_node.Folder, ".rem")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_second_node_of_the_folder_is_refused_and_the_first_runs_on()
    {
        await _node.With("rem.yaml", "node: {plans: [watch.yaml]}").With("watch.yaml", Stays).StartAsync("hello");

        var (code, _, errors) = await _node.RunAsync("run");

        code.ShouldBe(5);
        errors.ShouldStartWith("error REM4105: ");
        (await _node.RunAsync("ps")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_node_that_was_killed_is_followed_by_another_one()
    {
        await _node.With("rem.yaml", "node: {plans: [watch.yaml]}").With("watch.yaml", Stays).StartAsync("hello");
        _node.Signal("KILL");
        await _node.EndAsync();
        File.Exists(Path.Combine(_node.Folder, ".rem", "rem.sock")).ShouldBeTrue("a killed process leaves its socket");
        (await _node.RunAsync("ps")).Code.ShouldBe(5);

        await _node.StartAsync("hello");

        (await _node.RunAsync("ps")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_plan_that_cleans_up_without_end_holds_it_up_for_its_time_and_no_longer()
    {
        await _node.With("rem.yaml", "node: {plans: [slow.yaml]}").With("slow.yaml", "run:\n  - log: hello\n  - shell: sleep 1000\nalways:\n  - shell: sleep 1000\n").StartAsync("hello");
        var since = TimeProvider.System.GetTimestamp();

        _node.Signal("TERM");

        await _node.EndAsync();
        TimeProvider.System.GetElapsedTime(since).ShouldBeInRange(TimeSpan.FromSeconds(4), 2 * NodeHost.PlansTime); // a busy machine stands still for seconds
    }

    [Fact]
    public async Task All_that_an_end_waits_for_is_less_than_the_10_seconds_of_systemd()
    {
        await using var sink = new FileSink(Path.Combine(_node.Folder, "log"), 1000, 1, static (_, _) => { });

        (NodeHost.PlansTime + NodeHost.ServerTime + NodeHost.HurryTime + sink.LastTime).ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Nobody_who_reads_its_standard_error_does_not_stop_it()
    {
        _node.With("rem.yaml", "node: {plans: [talk.yaml]}").With("talk.yaml", "for n in [1,2,3,4,5,6,7,8,9,10]:\n  for m in [1,2,3,4,5,6,7,8,9,10]:\n    run:\n      - log: \"" + new string('x', 4000) + "\"\nrun:\n  - write file: {path: ended, text: x}\n");
        using var node = _node.Start("run"); // its pipe takes 64 KiB

        await Waiting.UntilAsync(() => File.Exists(Path.Combine(_node.Folder, "ended")), "the plan ends");

        (await _node.RunAsync("ps")).Output.ShouldContain("done");
        using var kill = System.Diagnostics.Process.Start("/bin/kill", ["-TERM", node.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await node.WaitForExitAsync().InTime();
    }

    [Fact]
    public async Task What_shapes_a_run_of_a_plan_is_refused_without_one()
    {
        var (code, _, errors) = await _node.With("rem.yaml", "node:\n").RunAsync("run", "--set", "a=1");

        code.ShouldBe(2);
        errors.ShouldBe("error REM5013: '--set' is for the run of a plan, and none is named. Name it: rem run PLAN; what a node runs stands in its rem.yaml.\n");
    }

    [Fact]
    public async Task A_rem_yaml_without_a_node_says_so()
    {
        var (code, _, errors) = await _node.With("rem.yaml", "limits: {while: 5}\n").RunAsync("run");

        code.ShouldBe(2);
        errors.ShouldContain("REM7011");
    }

    [Fact]
    public async Task Its_log_can_be_json_lines()
    {
        await _node.With("rem.yaml", "node: {plans: [watch.yaml]}").With("watch.yaml", Stays).StartAsync("hello", "--json");

        foreach (var line in _node.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            JsonDocument.Parse(line).RootElement.GetProperty("level").GetString().ShouldBe("info");
        }
    }

    private static void Until(Socket socket, string text)
    {
        var bytes = new byte[1000];
        while (!Encoding.UTF8.GetString(bytes, 0, socket.Receive(bytes)).StartsWith(text, StringComparison.Ordinal))
        {
        }
    }
}
