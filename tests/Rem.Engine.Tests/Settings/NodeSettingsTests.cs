using Rem.Errors;
using Rem.Running;
using Rem.Settings;

namespace Rem.Engine.Tests.Settings;

/// <summary>`node:` of `rem.yaml`.</summary>
public sealed class NodeSettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rem-node-settings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Without_node_there_is_none() => Read("limits: {while: 5}").Node.ShouldBeNull();

    [Fact]
    public void Node_alone_is_one_that_runs_nothing()
    {
        var node = Read("node:").Node!;

        node.DataFolder.ShouldBe(Path.Combine(_folder, ".rem"));
        node.Name.ShouldBe(Environment.MachineName);
        node.Plans.ShouldBeEmpty();
        node.Log.ShouldBe(new NodeLog { File = Path.Combine(_folder, ".rem", "log", "rem.log") });
    }

    [Fact]
    public void Paths_start_from_the_file_and_names_come_from_them()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "web"));

        var plans = Read("node: {plans: [a/watch.yaml, web, {plan: a/watch.yaml, name: two, with: {host: ::1, n: 2}, restart: always, pause: 5s, longest pause: 2s}]}").Node!.Plans;

        plans.Select(static plan => plan.Name).ShouldBe(["watch", "web", "two"]);
        plans[0].Path.ShouldBe(Path.Combine(_folder, "a/watch.yaml"));
        plans[1].Path.ShouldBe(Path.Combine(_folder, "web/plan.yaml"));
        plans[2].ShouldSatisfyAllConditions(
            static plan => plan.Restart.ShouldBe(Restart.Always),
            static plan => plan.With["n"].ShouldBe(2L),
            static plan => plan.Pause.ShouldBe(TimeSpan.FromSeconds(5)),
            static plan => plan.LongestPause.ShouldBe(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void A_tilde_is_the_home()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

        var node = Read("node: {data: ~/data, log: {file: ~/rem.log}, plans: [~/watch.yaml]}").Node!;

        (node.DataFolder, node.Log.File, node.Plans[0].Path).ShouldBe((Path.Combine(home, "data"), Path.Combine(home, "rem.log"), Path.Combine(home, "watch.yaml")));
    }

    [Fact]
    public void A_log_may_have_no_file_and_its_own_level() =>
        Read("node: {log: {file: none, level: debug, otlp: 'http://[::1]:4318'}}").Node!.Log
            .ShouldBe(new NodeLog { File = null, Level = LogLevel.Debug, Otlp = new Uri("http://[::1]:4318") });

    [Theory]
    [InlineData("/", "that is a folder")]
    [InlineData("web", "that is a folder")]
    [InlineData("new/", "that is a folder")]
    [InlineData(".", "that is a folder")]
    [InlineData("..", "that is a folder")]
    [InlineData("/dev/null", "that is a device, pipe or socket")]
    [InlineData("rem.yaml/x", "rem.yaml' is no folder")]
    public void A_log_file_that_cannot_be_one_is_refused_at_its_place(string path, string why)
    {
        if (path == "/dev/null" && !OperatingSystem.IsLinux())
        {
            return;
        }

        Directory.CreateDirectory(Path.Combine(_folder, "web"));

        var finding = Findings($"node:\n  log: {{file: '{path}'}}\n").ShouldHaveSingleItem();

        (finding.Code, finding.At.Line, finding.At.Column, finding.At.Length).ShouldBe((SettingsErrors.Key, 2, 15, path.Length + 2));
        finding.Message.ShouldStartWith($"'file' of 'log' of the node must be a file to write to, got '{path}': ");
        finding.Message.ShouldEndWith(why);
    }

    [Theory]
    [InlineData("node: {log: {file: \"\"}}", "'file' of 'log' of the node must be a path, got text ''")]
    [InlineData("node: {log: {file: \"  \"}}", "'file' of 'log' of the node must be a path, got text '  '")]
    [InlineData("node: {log: {file: \"a\\0b\"}}", "'file' of 'log' of the node must be a path, got text 'a\0b'")]
    [InlineData("node: {log: {file: \"a\\nb\"}}", "'file' of 'log' of the node must be a path, got text 'a\\nb'")]
    [InlineData("node: {data: \"  \"}", "'data' of 'node' must be a path, got text '  '")]
    [InlineData("node: {data: /}", "'data' of 'node' must be a folder of the node's own, got '/'")]
    [InlineData("node: {plans: [' ']}", "a plan of the node must be a path, got ' '")]
    [InlineData("node: {log: {otlp: 'http://u:p@h/'}}", "'otlp' of 'log' of the node must be an address without a user and a password, such as http://127.0.0.1:4318")]
    public void A_text_that_can_be_no_path_or_address_is_refused(string text, string message)
    {
        var finding = Findings(text).ShouldHaveSingleItem();

        finding.Message.ShouldBe(message);
        finding.At.Line.ShouldBe(1);
    }

    [Fact]
    public void A_log_file_may_lie_in_folders_that_are_not_there_yet() =>
        Read("node: {log: {file: new/folder/rem.log}}").Node!.Log.File.ShouldBe(Path.Combine(_folder, "new/folder/rem.log"));

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_with_its_place()
    {
        var findings = Findings("""
            node:
              name: two words
              dta: x
              plans:
                - watch.yaml
                - web/watch.yaml
                - {name: x}
                - {plan: y.yaml, restart: sometimes, pause: 0}
                - [a]
                - ''
                - {plan: z.yaml, name: ../x}
              log: {level: loud, max size: 1, keep: 0, otlp: ftp://x}
            """);

        findings.Select(static finding => $"{finding.At.Line}:{finding.At.Column} {finding.Message}").ShouldBe([
            "2:9 'name' of 'node' must be a name of 1 to 100 letters, digits, dots, dashes and underscores, got text 'two words'",
            "3:3 'node' has no key 'dta'",
            "6:7 two plans of the node are called 'watch'; the other one stands in line 5",
            "7:8 a plan of the node needs the key 'plan'",
            "8:31 'restart' of a plan of the node must be on failure, always or never, got text 'sometimes'",
            "8:49 'pause' of a plan of the node must be a duration above 0 such as 30s, got integer 0",
            "9:7 an item of 'plans' of the node must be a path or a map with 'plan', got a list",
            "10:7 a plan of the node must be a path, got ''",
            "11:28 'name' of a plan of the node must be a name of 1 to 100 letters, digits, dots, dashes and underscores, got text '../x'",
            "12:16 'level' of 'log' of the node must be debug, info, warn or error, got text 'loud'",
            "12:32 'max size' of 'log' of the node must be a size from 64 KiB, in bytes or as in 8 MiB, got integer 1",
            "12:41 'keep' of 'log' of the node must be an integer from 1 to 1000, got integer 0",
            "12:50 'otlp' of 'log' of the node must be an address such as http://127.0.0.1:4318, got text 'ftp://x'",
        ]);
    }

    private RemSettings Read(string text)
    {
        var settings = Read(text, out var findings);
        findings.Items.ShouldBeEmpty();
        return settings;
    }

    private IReadOnlyList<Finding> Findings(string text)
    {
        Read(text, out var findings);
        return findings.Items;
    }

    private RemSettings Read(string text, out FindingList findings)
    {
        File.WriteAllText(Path.Combine(_folder, RemSettings.FileName), text);
        findings = new FindingList();
        return RemSettings.Read([_folder], findings);
    }
}
