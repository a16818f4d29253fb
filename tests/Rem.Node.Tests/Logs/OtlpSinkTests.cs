using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Rem.Node.Logs;
using Rem.Running;
using Rem.Testing.Http;
using Rem.Values;

namespace Rem.Node.Tests.Logs;

/// <summary>What a collector gets.</summary>
public sealed class OtlpSinkTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 14, 3, 22, 125, TimeSpan.Zero);
    private readonly ConcurrentQueue<string> _reports = new();
    private readonly ConcurrentQueue<string> _bodies = new();
    private readonly ConcurrentQueue<int> _codes = new();
    private readonly FreePort _port = FreePort.Take();
    private readonly HttpListener _listener = new();
    private readonly Uri _address;

    public OtlpSinkTests()
    {
        _address = new Uri($"http://127.0.0.1:{_port.Number}");
        _listener.Prefixes.Add(_address + "");
        _listener.Start();
        _ = ServeAsync();
    }

    public void Dispose()
    {
        _listener.Close();
        _port.Dispose();
    }

    [Fact]
    public async Task Records_are_sent_in_the_json_form_of_otlp()
    {
        await using (var sink = new OtlpSink(_address, "node1", "0.1.0", TimeProvider.System, Report))
        {
            var fields = new RemMap();
            fields.Set("n", 7L);
            fields.Set("f", 1.5);
            fields.Set("nan", double.NaN);
            fields.Set("b", true);
            fields.Set("none", null);
            fields.Set("l", RemList.Of("x", 1L));
            fields.Set("m", fields.Copy());
            sink.Write(new LogRecord(At, LogLevel.Error, "it failed") { Plan = "watch", Run = 3, Step = "watch.yaml:12", Fields = fields });
            await Waiting.UntilAsync(() => _bodies.Count == 1, "the batch is sent");
        }

        _bodies.Single().Replace(Environment.MachineName, "HOST", StringComparison.Ordinal).ShouldBe(
            "POST /v1/logs application/json " +
            """{"resourceLogs":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"rem"}},{"key":"service.instance.id","value":{"stringValue":"node1"}},{"key":"service.version","value":{"stringValue":"0.1.0"}},{"key":"host.name","value":{"stringValue":"HOST"}}]},""" +
            """ "scopeLogs":[{"scope":{"name":"rem.node","version":"0.1.0"},"logRecords":[{"timeUnixNano":"1795183402125000000","observedTimeUnixNano":"1795183402125000000","severityNumber":17,"severityText":"ERROR","body":{"stringValue":"it failed"},""".TrimStart() +
            """ "attributes":[{"key":"rem.plan","value":{"stringValue":"watch"}},{"key":"rem.run","value":{"intValue":"3"}},{"key":"rem.step","value":{"stringValue":"watch.yaml:12"}},""".TrimStart() +
            """ {"key":"n","value":{"intValue":"7"}},{"key":"f","value":{"doubleValue":1.5}},{"key":"nan","value":{"doubleValue":"NaN"}},{"key":"b","value":{"boolValue":true}},{"key":"none","value":{}},""".TrimStart() +
            """ {"key":"l","value":{"arrayValue":{"values":[{"stringValue":"x"},{"intValue":"1"}]}}},""".TrimStart() +
            """ {"key":"m","value":{"kvlistValue":{"values":[{"key":"n","value":{"intValue":"7"}},{"key":"f","value":{"doubleValue":1.5}},{"key":"nan","value":{"doubleValue":"NaN"}},{"key":"b","value":{"boolValue":true}},{"key":"none","value":{}},{"key":"l","value":{"arrayValue":{"values":[{"stringValue":"x"},{"intValue":"1"}]}}}]}}}]}]}]}]}""".TrimStart());
        _reports.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_collector_that_is_busy_is_asked_again_and_nothing_is_lost()
    {
        _codes.Enqueue(503);
        _codes.Enqueue(429);
        await using var sink = new OtlpSink(_address, "n", "1", new QuickClock(), Report);

        sink.Write(new LogRecord(At, LogLevel.Info, "x"));

        await Waiting.UntilAsync(() => _bodies.Count == 3 && _reports.Count == 2, "it is sent three times");
        _bodies.Distinct().Count().ShouldBe(1);
        _reports.ToArray().ShouldBe([
            $"Error the collector {_address}v1/logs: it answered 503; lines may be lost until it works again",
            $"Warn the collector {_address}v1/logs: works; 0 lines were lost",
        ]);
    }

    [Fact]
    public async Task What_a_collector_refuses_for_good_is_lost_and_counted()
    {
        _codes.Enqueue(400);
        await using var sink = new OtlpSink(_address, "n", "1", new QuickClock(), Report);
        sink.Write(new LogRecord(At, LogLevel.Info, "x"));
        await Waiting.UntilAsync(() => sink.Lost == 1, "the batch is refused");

        sink.Write(new LogRecord(At, LogLevel.Info, "y"));

        await Waiting.UntilAsync(() => _reports.Count == 2, "the loss is reported");
        _reports.Last().ShouldEndWith("works; 1 lines were lost");
    }

    [Fact]
    public async Task Without_a_collector_memory_stays_bounded_and_the_end_comes_soon()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0); // connects, and answers nothing
        silent.Start();
        var sink = new OtlpSink(new Uri($"http://{silent.LocalEndpoint}"), "n", "1", TimeProvider.System, Report);
        for (var i = 0; i < 12_000; i++)
        {
            sink.Write(new LogRecord(At, LogLevel.Info, "x"));
        }

        sink.Lost.ShouldBeInRange(1000, 2000); // 10,000 wait, and a batch of 512 may be under way
        await sink.DisposeAsync().AsTask().InTime(); // all batches would take minutes
    }

    private void Report(LogLevel level, string text) => _reports.Enqueue($"{level} {text}");

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream);
            var body = await reader.ReadToEndAsync();
            context.Response.StatusCode = _codes.TryDequeue(out var code) ? code : 200;
            context.Response.Close();
            _bodies.Enqueue($"{context.Request.HttpMethod} {context.Request.RawUrl} {context.Request.ContentType} {body}");
        }
    }

    // Pauses of seconds pass in as many milliseconds.
    private sealed class QuickClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, dueTime / 1000, period);
    }
}
