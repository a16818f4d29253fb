using System.Text.RegularExpressions;
using Rem.Node.Resources;
using Rem.Node.Tests.Programs;
using Rem.Shared;
using Rem.Shared.Locks;
using Rem.Shared.Queues;

namespace Rem.Node.Tests.Resources;

/// <summary>`rem queue`, `lock`, `state` and `counter`, as processes.</summary>
public sealed partial class ResourceCommandTests : IDisposable
{
    private const string Stamp = "[0-9T:-]+Z";

    private readonly NodeProcess _node = new NodeProcess().With("rem.yaml", "node:\nqueues: {mail: {max tries: 1}}\n");

    private static CancellationToken Never => CancellationToken.None;

    public void Dispose() => _node.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_queue_is_filled_shown_and_emptied(bool isRunning)
    {
        _node.With("rem.yaml", "node:\n");
        await StartAsync(isRunning);

        (await Run("queue", "list")).ShouldBe("no queues\n");
        (await Run("queue", "put", "mail", "{to: anna}")).ShouldStartWith("message ");
        (await Run("queue", "put", "mail", "--json", "-5")).ShouldMatch("^{\"version\":1,\"queue\":\"mail\",\"id\":[0-9]+}\n$");
        (await Run("queue", "list")).ShouldBe("""
            QUEUE  READY  DELAYED  TAKEN  DEAD  BYTES  DROPPED
            mail   2      0        0      0     26     0

            """);
        (await Run("queue", "list", "--json")).ShouldBe("{\"version\":1,\"queues\":[{\"queue\":\"mail\",\"ready\":2,\"delayed\":0,\"taken\":0,\"dead\":0,\"bytes\":26,\"dropped\":0}],\"more\":false}\n");
        Fixed(await Run("queue", "peek", "mail")).ShouldBe("""
            ID  PRIORITY  TRIES  PUT   VALUE
            #   500       0      TIME  {"to":"anna"}
            #   500       0      TIME  -5

            """);
        Fixed(await Run("queue", "peek", "mail", "--count", "1", "--json")).ShouldBe(
            "{\"version\":1,\"queue\":\"mail\",\"messages\":[{\"id\":#,\"value\":{\"to\":\"anna\"},\"tries\":0,\"priority\":500,\"put\":\"TIME\"}],\"more\":true}\n");
        (await Run("queue", "drain", "mail")).ShouldBe("2 dropped\n");
        (await Run("queue", "peek", "mail")).ShouldBe("no messages\n");
    }

    [Fact]
    public async Task Dead_letters_are_shown_put_in_again_and_dropped()
    {
        _node.With("bad.yaml", "run:\n  - take from queue mail into m:\n      fail: broken\n");
        await StartAsync(true);
        for (var i = 1; i <= 2; i++)
        {
            await Run("queue", "put", "mail", $"{i}");
            (await _node.RunAsync("run", "bad.yaml")).Code.ShouldBe(1);
        }

        Fixed(await Run("queue", "peek", "mail", "--dead")).ShouldBe("""
            ID  TRIES  DIED  REASON  VALUE
            #   1      TIME  broken  1
            #   1      TIME  broken  2

            """);
        var first = Id().Match(await Run("queue", "peek", "mail", "--dead", "--json")).Groups[1].Value;
        (await Run("queue", "requeue", "mail", first, "--json")).ShouldBe("{\"version\":1,\"queue\":\"mail\",\"requeued\":1}\n");
        (await Run("queue", "requeue", "mail")).ShouldBe("1 put in again\n");
        (await _node.RunAsync("queue", "requeue", "mail", first)).Errors.ShouldBe($"error REM5017: queue 'mail' has no dead letter {first}. See those that it has: `rem queue peek mail --dead`.\n");
    }

    [Fact]
    public async Task Who_holds_a_lock_is_shown_and_that_very_hold_can_be_ended()
    {
        await StartAsync(true);
        await using var client = await RemoteResources.ConnectAsync(Path.Combine(_node.Folder, ".rem"), "deploy.yaml", TimeProvider.System, null, Never);
        var grant = (await client.Shared.Locks.Open("deploy").AcquireAsync(new LockRequest("1") { Lease = TimeSpan.FromHours(1) }, Never))!;

        (await Run("lock", "list")).ShouldMatch($@"^LOCK    OWNER +SINCE +UNTIL +TOKEN  WAITING\ndeploy  deploy\.yaml@{Environment.ProcessId}-[0-9a-f]+/1  {Stamp}  {Stamp}  {grant.Token} +0\n$");
        Fixed(await Run("lock", "list", "--json")).ShouldMatch($@"^{{""version"":1,""locks"":\[{{""lock"":""deploy"",""owner"":""deploy\.yaml@{Environment.ProcessId}-[0-9a-f]+/1"",""by"":""deploy\.yaml@{Environment.ProcessId}-[0-9a-f]+/1"",""since"":""TIME"",""until"":""TIME"",""token"":{grant.Token},""waiting"":0}}\]}}\n$");
        var (wrong, _, why) = await _node.RunAsync("lock", "release", "deploy", "--token", $"{grant.Token + 1}");
        wrong.ShouldBe(1);
        why.ShouldBe($"error REM5017: lock 'deploy' is not held with the token {grant.Token + 1}. See who holds it with which token: `rem lock list`.\n");
        (await Run("lock", "release", "deploy", "--token", $"{grant.Token}")).ShouldBe("deploy released\n");

        (await client.Shared.Locks.Open("deploy").LookAsync(Never)).ShouldBeNull();
        (await Run("lock", "list")).ShouldBe("no lock is held\n");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task State_is_set_by_version_read_listed_in_pages_and_deleted(bool isRunning)
    {
        await StartAsync(isRunning);

        (await Run("state", "set", "hosts", "web1", "up", "--version", "0")).ShouldBe("version 1\n");
        var (moved, _, why) = await _node.RunAsync("state", "set", "hosts", "web1", "down", "--version", "7");
        moved.ShouldBe(1);
        why.ShouldStartWith("error REM4030: key 'web1' in bucket 'hosts' was expected to have version 7, but it has version 1.");
        (await Run("state", "get", "hosts", "web1")).ShouldBe("up\n");
        (await Run("state", "get", "hosts", "web1", "--json")).ShouldBe("{\"version\":1,\"bucket\":\"hosts\",\"key\":\"web1\",\"entry\":{\"value\":\"up\",\"version\":1,\"until\":null}}\n");
        (await Run("state", "set", "hosts", "web2", "[1, 2.0]", "--ttl", "1h", "--json")).ShouldBe("{\"version\":1,\"bucket\":\"hosts\",\"key\":\"web2\",\"entry\":{\"version\":2}}\n");
        (await Run("state", "set", "hosts", "db", "x")).ShouldBe("version 3\n");
        (await Run("state", "keys", "hosts", "web", "--count", "1", "--json")).ShouldBe("{\"version\":1,\"bucket\":\"hosts\",\"keys\":[\"web1\"],\"more\":true}\n");
        (await Run("state", "keys", "hosts", "web", "--after", "web1", "--json")).ShouldBe("{\"version\":1,\"bucket\":\"hosts\",\"keys\":[\"web2\"],\"more\":false}\n");
        (await Run("state", "keys", "hosts")).ShouldBe("db\nweb1\nweb2\n");
        (await Run("state", "list")).ShouldBe("BUCKET  KEYS\nhosts   3\n");
        (await Run("state", "delete", "hosts", "db")).ShouldBe("db deleted\n");
        (await _node.RunAsync("state", "delete", "hosts", "db")).ShouldBe((1, "", "error REM5017: bucket 'hosts' has no key 'db'. See its keys: `rem state keys hosts`.\n"));
    }

    [Fact]
    public async Task A_watch_streams_changes_through_a_restart_of_the_node_until_it_is_interrupted()
    {
        await StartAsync(true);
        using var watch = _node.Start("state", "watch", "hosts", "web");
        var first = watch.StandardOutput.ReadLineAsync();
        while (!first.IsCompleted)
        {
            await Run("state", "set", "hosts", "web1", "\"a\\u001b[31m\"");
        }

        (await first.InTime()).ShouldBe("web1: \"a\\u001b[31m\"");
        _node.Signal("TERM");
        (await _node.EndAsync()).ShouldBe(0);
        await StartAsync(true);
        await Run("state", "set", "hosts", "db", "no");
        await Run("state", "set", "hosts", "web2", "{n: 1}");
        await Run("state", "delete", "hosts", "web2");

        var seen = new List<string?>();
        while (seen.LastOrDefault() != "web2 deleted")
        {
            seen.Add(await watch.StandardOutput.ReadLineAsync().InTime());
        }

        seen.ShouldNotContain(static line => line!.StartsWith("db", StringComparison.Ordinal));
        using var kill = System.Diagnostics.Process.Start("/bin/kill", ["-INT", $"{watch.Id}"]);
        await watch.WaitForExitAsync().InTime();
        watch.ExitCode.ShouldBe(130);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_counter_is_added_to_and_reset(bool isRunning)
    {
        await StartAsync(isRunning);

        (await Run("counter", "add", "visits", "5")).ShouldBe("5\n");
        (await Run("counter", "add", "visits")).ShouldBe("6\n");
        (await Run("counter", "add", "visits", "-2", "--json")).ShouldBe("{\"version\":1,\"counter\":\"visits\",\"total\":4}\n");
        (await Run("counter", "get", "visits")).ShouldBe("4\n");
        (await Run("counter", "list")).ShouldBe("COUNTER  TOTAL\nvisits   4\n");
        (await Run("counter", "reset", "visits")).ShouldBe("0 (before: 4)\n");
        (await Run("counter", "list", "--json")).ShouldBe("{\"version\":1,\"counters\":[{\"counter\":\"visits\",\"total\":0}],\"more\":false}\n");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_queue_and_a_counter_are_removed(bool isRunning)
    {
        _node.With("rem.yaml", "node:\n");
        await StartAsync(isRunning);
        await Run("queue", "put", "mial", "1");
        await Run("counter", "add", "visits", "5");

        var (code, _, why) = await _node.RunAsync("queue", "rm", "mial");

        code.ShouldBe(1);
        why.ShouldBe("error REM4012: queue 'mial' is in use: 1 messages wait, 0 are taken, 0 are dead letters, and 0 wait for a message. Drain it first, or remove it with all that it holds: `rem queue rm NAME --force`.\n");
        (await Run("queue", "rm", "mial", "--force")).ShouldBe("mial removed\n");
        (await Run("queue", "list")).ShouldBe("no queues\n");
        (await Run("counter", "rm", "visits", "--json")).ShouldBe("{\"version\":1,\"counter\":\"visits\",\"removed\":true}\n");
        (await Run("counter", "list")).ShouldBe("no counters\n");
        (await _node.RunAsync("queue", "rm", "mial", "--force")).Code.ShouldBe(2);
    }

    [Theory]
    [InlineData(false, "queue", "peek", "mial")]
    [InlineData(false, "queue", "drain", "mial")]
    [InlineData(true, "queue", "peek", "mial")]
    [InlineData(true, "queue", "peek", "mial", "--dead")]
    [InlineData(true, "queue", "drain", "mial")]
    [InlineData(true, "queue", "requeue", "mial")]
    [InlineData(true, "queue", "requeue", "mial", "5")]
    [InlineData(true, "queue", "rm", "mial")]
    [InlineData(true, "counter", "get", "mial")]
    [InlineData(true, "counter", "reset", "mial")]
    [InlineData(true, "counter", "rm", "mial")]
    [InlineData(false, "counter", "reset", "mial", "4")]
    [InlineData(true, "state", "get", "mial", "k")]
    [InlineData(true, "state", "keys", "mial")]
    [InlineData(true, "state", "delete", "mial", "k")]
    [InlineData(true, "lock", "release", "mial", "--token", "1")]
    public async Task A_mistyped_name_is_an_error_and_makes_nothing(bool isRunning, params string[] words)
    {
        _node.With("rem.yaml", "node:\n");
        await StartAsync(isRunning);
        await Run("queue", "put", "mail", "1");
        await Run("counter", "add", "mail");
        await Run("state", "set", "mail", "k", "1");
        await using var client = isRunning ? await RemoteResources.ConnectAsync(Path.Combine(_node.Folder, ".rem"), "p.yaml", TimeProvider.System, null, Never) : null;
        await (client?.Shared.Locks.Open("mail").AcquireAsync(new LockRequest("1") { Lease = TimeSpan.FromHours(1) }, Never).AsTask() ?? Task.CompletedTask); // commands may take longer than its own
        var before = await ListsAsync();

        var (code, output, errors) = await _node.RunAsync(words);

        code.ShouldBe(2);
        output.ShouldBe("");
        errors.ShouldMatch($"^error REM5018: (there is no {(words[0] == "state" ? "bucket" : words[0])}|nobody holds a lock) 'mial'\\. Did you mean 'mail'\\?\n$");
        (await ListsAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("queue", "drain", "mial")]
    [InlineData("queue", "rm", "mial")]
    [InlineData("counter", "reset", "mial")]
    [InlineData("state", "delete", "mial", "k")]
    public async Task A_name_that_is_not_there_makes_no_data_folder(params string[] words)
    {
        (await _node.RunAsync(words)).Code.ShouldBe(2);

        Directory.Exists(Path.Combine(_node.Folder, ".rem")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_queue_of_rem_yaml_is_known_before_its_first_use() =>
        (await Run("queue", "peek", "mail")).ShouldBe("no messages\n");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_limits_of_rem_yaml_hold_for_a_put_with_and_without_a_node(bool isRunning)
    {
        _node.With("rem.yaml", "node:\nqueues: {mail: {max messages: 2}}\n");
        await StartAsync(isRunning);
        await Run("queue", "put", "mail", "1");
        await Run("queue", "put", "mail", "2");

        var (code, _, errors) = await _node.RunAsync("queue", "put", "mail", "3");

        code.ShouldBe(1);
        errors.ShouldContain("REM4010");
        errors.ShouldContain("2 of at most 2 messages");
    }

    [Fact]
    public async Task Limits_that_cannot_be_read_keep_a_put_out_and_nobody_from_looking()
    {
        await Run("queue", "put", "mail", "1");
        _node.With("rem.yaml", "node:\nqueues: {mail: {max messages: many}}\n");

        var (code, _, errors) = await _node.RunAsync("queue", "put", "mail", "2");

        code.ShouldBe(2);
        errors.ShouldContain("rem.yaml:2:");
        (await Run("queue", "list")).ShouldContain("mail   1 ");
    }

    [Theory]
    [InlineData("queue", "REM5011", "queue", "lst")]
    [InlineData("takes NAME", "REM5011", "queue", "peek")]
    [InlineData("no option '--dead'", "REM5010", "queue", "list", "--dead")]
    [InlineData("from 1 to 100000", "REM5011", "queue", "peek", "mail", "--count", "0")]
    [InlineData("an integer", "REM5011", "queue", "requeue", "mail", "x")]
    [InlineData("must not begin or end with a blank", "REM4001", "queue", "put", " a", "1")]
    [InlineData("control characters, got text 'a\\u001b'", "REM4001", "state", "set", "s", "a\u001b", "1")]
    [InlineData("VALUE:1:", "REM10", "queue", "put", "mail", "{a: ")]
    [InlineData("above 0", "REM5011", "state", "set", "s", "k", "v", "--ttl", "-1s")]
    [InlineData("needs '--token'", "REM5011", "lock", "release", "l")]
    [InlineData("finite floats", "REM4041", "counter", "add", "c", "many")]
    public async Task A_wrong_command_line_ends_with_2_and_makes_nothing(string says, string code, params string[] words)
    {
        var (exit, output, errors) = await _node.RunAsync(words);

        exit.ShouldBe(2, errors);
        output.ShouldBe("");
        errors.ShouldContain(says);
        errors.ShouldContain("error " + code);
    }

    [Theory]
    [InlineData("queue", "list")]
    [InlineData("lock", "list")]
    [InlineData("state", "list")]
    [InlineData("counter", "list")]
    public async Task Looking_makes_no_data_folder_and_without_a_node_the_code_is_2(params string[] words)
    {
        (await _node.RunAsync(words)).Code.ShouldBe(0);
        Directory.Exists(Path.Combine(_node.Folder, ".rem")).ShouldBeFalse();
        _node.With("rem.yaml", "limits: {while: 5}\n");

        (await _node.RunAsync(words)).ShouldBe((2, "", "error REM7011: no rem.yaml in this folder describes a node. Go to the folder of its rem.yaml, name that folder (--node FOLDER, such as --node plans/monitor), or write `node:` into it.\n"));
    }

    [Fact]
    public async Task Another_folder_is_named_and_a_watch_needs_a_node()
    {
        using var elsewhere = new NodeProcess();
        await Run("counter", "add", "c");

        (await elsewhere.RunAsync("counter", "get", "c", "--node", _node.Folder)).ShouldBe((0, "1\n", ""));
        (await _node.RunAsync("state", "watch", "s")).Code.ShouldBe(5);
    }

    [Fact]
    public async Task Hostile_values_are_shown_escaped()
    {
        await Run("queue", "put", "a\u202eb", "\"\\e]0;evil\\a\\n\"");

        (await Run("queue", "list")).ShouldContain("a\\u202eb");
        Fixed(await Run("queue", "peek", "a\u202eb")).ShouldContain("\"\\u001b]0;evil\\u0007\\n\"");
        (await Run("queue", "put", "long", $"\"{new string('x', 5000)}\"")).ShouldStartWith("message");
        (await Run("queue", "peek", "long")).ShouldEndWith("xx…\n");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Lists_and_messages_are_shown_in_pages(bool isRunning)
    {
        await StartAsync(isRunning);
        foreach (var name in new[] { "a", "b", "c" })
        {
            await Run("queue", "put", name, "1");
            await Run("counter", "add", name);
            await Run("state", "set", name, "k", "1");
        }

        (await Run("queue", "list", "--after", "a", "--count", "1")).ShouldMatch("^QUEUE .*\nb .*\n$");
        (await Run("queue", "list", "--after", "b", "--count", "1", "--json")).ShouldMatch("^{\"version\":1,\"queues\":\\[{\"queue\":\"c\"[^}]*}\\],\"more\":(true|false)}\n$");
        (await Run("counter", "list", "--count", "2", "--json")).ShouldBe("{\"version\":1,\"counters\":[{\"counter\":\"a\",\"total\":1},{\"counter\":\"b\",\"total\":1}],\"more\":true}\n");
        (await Run("state", "list", "--after", "b", "--json")).ShouldBe("{\"version\":1,\"buckets\":[{\"bucket\":\"c\",\"keys\":1}],\"more\":false}\n");

        await Run("queue", "put", "a", "2");
        var id = Id().Match(await Run("queue", "peek", "a", "--count", "1", "--json")).Groups[1].Value;
        Fixed(await Run("queue", "peek", "a", "--after", id, "--json")).ShouldMatch("\"messages\":\\[{\"id\":#,\"value\":2,[^}]*}\\],\"more\":false}\n$");
        (await _node.RunAsync("queue", "peek", "a", "--after", "987654321")).Errors.ShouldStartWith("error REM4013: queue 'a' has no message 987654321");
        (await _node.RunAsync("queue", "peek", "a", "--after", "x")).Code.ShouldBe(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_damaged_is_marked_leaves_the_others_usable_and_can_be_removed(bool isRunning)
    {
        await Run("queue", "put", "mail", "needle in a queue");
        await Run("queue", "put", "post", "1");
        await Run("state", "set", "facts", "k", "needle in a bucket");
        await Run("state", "set", "hosts", "k", "1");
        await Run("counter", "add", "hits", "1234567.890123");
        await Run("counter", "add", "visits", "2");
        Flip("needle in a queue"u8.ToArray(), "needle in a bucket"u8.ToArray(), BitConverter.GetBytes(1234567.890123));
        await StartAsync(isRunning);

        var queues = await _node.RunAsync("queue", "list");
        queues.Code.ShouldBe(1);
        queues.Output.ShouldBe("""
            QUEUE  READY    DELAYED  TAKEN  DEAD  BYTES  DROPPED
            mail   DAMAGED  -        -      -     -      -
            post   1        0        0      0     12     0

            """);
        queues.Errors.ShouldContain("REM4103: queue 'mail' is damaged");
        (await _node.RunAsync("state", "list")).Output.ShouldBe("BUCKET  KEYS\nfacts   DAMAGED\nhosts   1\n");
        (await _node.RunAsync("counter", "list")).Output.ShouldBe("COUNTER  TOTAL\nhits     DAMAGED\nvisits   2\n");
        var facts = await _node.RunAsync("state", "list", "--json");
        facts.Code.ShouldBe(1);
        facts.Output.ShouldMatch("^{\"version\":1,\"buckets\":\\[{\"bucket\":\"facts\",\"damaged\":\"bucket 'facts' is damaged[^\"]*\"},{\"bucket\":\"hosts\",\"keys\":1}\\],\"more\":false}\n$");

        (await Run("queue", "put", "post", "2")).ShouldStartWith("message");
        (await _node.RunAsync("queue", "rm", "mail")).Errors.ShouldContain("rem queue rm mail --force");
        (await Run("queue", "rm", "mail", "--force")).ShouldBe("mail removed\n");
        (await Run("state", "rm", "facts")).ShouldBe("facts removed\n");
        (await Run("counter", "rm", "hits")).ShouldBe("hits removed\n");
        (await _node.RunAsync("state", "rm", "hosts")).ShouldBe((2, "", "error REM5011: bucket 'hosts' is not damaged, and goes with its last key. `rem state delete` takes a key out.\n"));

        (await Run("queue", "put", "mail", "3")).ShouldStartWith("message");
        (await Run("queue", "list")).ShouldContain("mail   1 ");
        (await Run("state", "list")).ShouldBe("BUCKET  KEYS\nhosts   1\n");
        (await Run("state", "set", "facts", "k", "1")).ShouldBe("version 1\n");
        (await Run("counter", "add", "hits")).ShouldBe("1\n");
    }

    private void Flip(params ReadOnlySpan<byte[]> values)
    {
        var path = Path.Combine(_node.Folder, ".rem", "rem.db");
        var bytes = File.ReadAllBytes(path);
        foreach (var value in values)
        {
            bytes[Place(bytes, value)] ^= 1;
        }

        File.WriteAllBytes(path, bytes);
    }

    private static int Place(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> text)
    {
        var place = bytes.LastIndexOf(text);
        place.ShouldBeGreaterThan(0, "the test's own value was not found");
        return place;
    }

    private async Task<string> ListsAsync() => await Run("queue", "list") + await Run("counter", "list") + await Run("state", "list") + Fixed(await Run("lock", "list"));

    private async Task StartAsync(bool isRunning)
    {
        if (isRunning)
        {
            await _node.StartAsync("starts: REM");
        }
    }

    private async Task<string> Run(params string[] words)
    {
        var (code, output, errors) = await _node.RunAsync(words);
        code.ShouldBe(0, errors);
        errors.ShouldBe("");
        return output;
    }

    // Ids go on in steps when a folder is opened again.
    private static string Fixed(string text)
    {
        text = Times().Replace(text, "TIME");
        text = JsonIds().Replace(text, "\"id\":#");
        var rows = text.Split('\n').Select(static row => Blanks().Replace(Ids().Replace(row, "#"), "  ")).ToArray();
        if (rows.Length < 2 || !rows[0].StartsWith("ID", StringComparison.Ordinal))
        {
            return text;
        }

        var cells = rows[..^1].Select(static row => row.Split("  ")).ToArray();
        return string.Concat(cells.Select(row => string.Join("  ", row.Select((cell, i) => i == row.Length - 1 ? cell : cell.PadRight(cells.Max(each => each[i].Length)))) + "\n"));
    }

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z")]
    private static partial Regex Times();

    [GeneratedRegex("\"id\":[0-9]+")]
    private static partial Regex JsonIds();

    [GeneratedRegex("\"id\":([0-9]+)")]
    private static partial Regex Id();

    [GeneratedRegex("^[0-9]+")]
    private static partial Regex Ids();

    [GeneratedRegex("  +")]
    private static partial Regex Blanks();
}
