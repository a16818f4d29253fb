using Rem.Errors;
using Rem.Settings;
using Rem.Shared;
using Rem.Shared.Queues;

namespace Rem.Engine.Tests.Settings;

/// <summary>`queues:` of `rem.yaml`.</summary>
public sealed class QueueSettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rem-queues-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_key_is_read()
    {
        var queues = Read("queues: {mail: {visibility: 5m, max tries: 3, max messages: 7, max bytes: 8 MiB, max age: 7d, max dead: 0, dead age: 7d, when full: drop oldest}, plain: {}}", out var findings).Queues;

        findings.ShouldBeEmpty();
        queues[0].ShouldBe(new NamedQueue("mail", new QueueSettings
        {
            Visibility = TimeSpan.FromMinutes(5),
            MaxTries = 3,
            MaxMessages = 7,
            MaxBytes = 8 * 1024 * 1024,
            MaxAge = TimeSpan.FromDays(7),
            MaxDead = 0,
            DeadAge = TimeSpan.FromDays(7),
            WhenFull = FullPolicy.DropOldest,
        }));
        queues[1].ShouldBe(new NamedQueue("plain", QueueSettings.Default));
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_with_its_place()
    {
        Read("""
            queues:
              " bad": {}
              mail:
                visibility: 100ms
                max tries: 0
                max messages: many
                max bytes: 0 B
                max age: -1s
                max dead: 1000001
                when full: drop
                mx: 1
              list: [1]
            """, out var findings);

        findings.Select(static finding => $"{finding.At.Line}:{finding.At.Column} {finding.Code} {finding.Message}").ShouldBe(
        [
            "2:3 REM5020 the name of a queue must not begin or end with a blank, got text ' bad'",
            "4:17 REM5020 'visibility' of the queue 'mail' must be a duration from 1s to 1d, got text '100ms'",
            "5:16 REM5020 'max tries' of the queue 'mail' must be an integer from 1 to 1000000, got integer 0",
            "6:19 REM5020 'max messages' of the queue 'mail' must be an integer from 1 to 9223372036854775807, got text 'many'",
            "7:16 REM5020 'max bytes' of the queue 'mail' must be a size from 1 byte, in bytes or as in 8 MiB, got text '0 B'",
            "8:14 REM5020 'max age' of the queue 'mail' must be a duration above 0 such as 30s, got text '-1s'",
            "9:15 REM5020 'max dead' of the queue 'mail' must be an integer from 0 to 1000000, got integer 1000001",
            "10:16 REM5020 'when full' of the queue 'mail' must be refuse or drop oldest, got text 'drop'",
            "11:5 REM5020 the queue 'mail' has no key 'mx'",
            "12:9 REM5020 the queue 'list' is a map, got a list",
        ]);
    }

    [Fact]
    public async Task The_file_alone_says_how_a_queue_is_set()
    {
        var resources = SharedResources.InMemory(TimeProvider.System);
        await QueueConfiguration.ConfigureQueuesAsync(Read("queues: {mail: {max tries: 3}}", out _), resources, default);
        resources.Queues.Open("mail").Settings.MaxTries.ShouldBe(3);

        await QueueConfiguration.ConfigureQueuesAsync(Read("queues: {other: {max tries: 4}}", out _), resources, default);

        resources.Queues.Open("mail").Settings.ShouldBe(QueueSettings.Default);
        resources.Queues.Open("other").Settings.MaxTries.ShouldBe(4);
    }

    private RemSettings Read(string text, out IReadOnlyList<Finding> found)
    {
        File.WriteAllText(Path.Combine(_folder, RemSettings.FileName), text);
        var findings = new FindingList();
        var settings = RemSettings.Read([_folder], findings);
        found = findings.Items;
        return settings;
    }
}
