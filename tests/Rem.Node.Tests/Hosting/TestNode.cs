using Rem.Node.Hosting;
using Rem.Node.Local;
using Rem.Node.Logs;
using Rem.Node.Service;
using Rem.Shared;

namespace Rem.Node.Tests.Hosting;

/// <summary>A node in a folder of its own inside the test's process, with signals that the test gives.</summary>
public sealed class TestNode : IAsyncDisposable
{
    private readonly List<LogRecord> _records = [];
    private Task<bool>? _run;

    public TestNode(TimeProvider? clock = null) => Parts = Cli.Parts.Node(Folder, new Sink(_records)) with
    {
        Clock = clock ?? TimeProvider.System,
        Random = new Random(1),
        Resources = (_, time, _, _) => Task.FromResult(new NodeResources(SharedResources.InMemory(time), new Owner(this))),
    };

    public string Folder { get; } = Directory.CreateTempSubdirectory("rem-node-").FullName;

    public string Data => Path.Combine(Folder, ".rem");

    public NodeParts Parts { get; set; }

    public NodeSignals Signals { get; } = new();

    public NodeHost? Host { get; private set; }

    /// <summary>What was so when the resources were closed: state of each plan, and whether the socket was there.</summary>
    public string? AtClose { get; private set; }

    public IReadOnlyList<LogRecord> Records
    {
        get
        {
            lock (_records)
            {
                return [.. _records];
            }
        }
    }

    public TestNode With(string name, string text)
    {
        File.WriteAllText(Path.Combine(Folder, name), text);
        return this;
    }

    public async Task<TestNode> StartAsync()
    {
        Host = NodeHost.Prepare(Parts);
        _run = Task.Run(() => Host.RunAsync(Signals));
        await Waiting.UntilAsync(() => _run.IsCompleted || File.Exists(Path.Combine(Data, "rem.sock")), "the node starts");
        return this;
    }

    public PlanStatus Plan(string name) => Host!.Plans.Status.Single(status => status.Name == name);

    public Task UntilAsync(string name, PlanState state) =>
        Waiting.UntilAsync(() => Host!.Plans.Status.Any(status => status.Name == name && status.State == state), $"{name} is {state}; log:\n{string.Join('\n', Records.Select(record => record.ToLine()))}");

    public Task UntilLoggedAsync(string text, int times = 1) =>
        Waiting.UntilAsync(() => Records.Count(record => record.Text.Contains(text, StringComparison.Ordinal)) >= times, $"'{text}' is logged; log:\n{string.Join('\n', Records.Select(record => record.ToLine()))}");

    public async Task ReloadAsync()
    {
        var before = Records.Count(IsEndOfReload);
        Signals.Reload();
        await Waiting.UntilAsync(() => Records.Count(IsEndOfReload) > before, "the reload ends");
    }

    public Task<bool> EndAsync()
    {
        Signals.End();
        return _run!.InTime();
    }

    /// <summary>How it ended.</summary>
    public Task<bool> RunAsync() => _run!.InTime();

    public Task<LocalClient> ConnectAsync() => LocalClient.ConnectAsync(Data, TimeProvider.System, default);

    public async ValueTask DisposeAsync()
    {
        if (_run is { IsCompleted: false })
        {
            await EndAsync();
        }

        Signals.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static bool IsEndOfReload(LogRecord record) => record.Text.StartsWith("reload done", StringComparison.Ordinal) || record.Text.Contains("goes on as it was", StringComparison.Ordinal);

    private sealed class Sink(List<LogRecord> records) : ILogSink
    {
        public void Write(LogRecord record)
        {
            lock (records)
            {
                records.Add(record);
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Owner(TestNode node) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            node.AtClose = string.Join(' ', node.Host!.Plans.Status.Select(status => status.StateName)) + (File.Exists(Path.Combine(node.Data, "rem.sock")) ? " socket" : "");
            return ValueTask.CompletedTask;
        }
    }
}
