using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Channels;
using Rem.Running;
using Rem.Values;

namespace Rem.Node.Logs;

/// <summary>
/// Records sent to an OpenTelemetry collector (OTLP over HTTP, JSON), in batches. What cannot be sent is tried again with
/// growing pauses; what does not fit into its queue meanwhile is dropped, counted and reported.
/// </summary>
public sealed class OtlpSink : ILogSink
{
    private const string LogsPath = "/v1/logs";
    private const int MostWaiting = 10_000;
    private const int Batch = 512;
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LastTime = TimeSpan.FromSeconds(0.8);

    private readonly Channel<LogRecord> _waiting = Channel.CreateBounded<LogRecord>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = Longest }) { Timeout = Longest };
    private readonly CancellationTokenSource _closing = new();
    private readonly Uri _address;
    private readonly string _node;
    private readonly string _version;
    private readonly TimeProvider _clock;
    private readonly LogLosses _losses;
    private readonly Task _sending;

    /// <summary>A sink for a collector.</summary>
    /// <param name="address">Its address, with or without `/v1/logs`.</param>
    /// <param name="node">What the node is called.</param>
    /// <param name="version">The version of REM.</param>
    /// <param name="clock">The time of pauses.</param>
    /// <param name="report">Where it says what it could not do: the node's log.</param>
    public OtlpSink(Uri address, string node, string version, TimeProvider clock, Action<LogLevel, string> report)
    {
        _address = address.AbsolutePath.EndsWith(LogsPath, StringComparison.Ordinal) ? address : new Uri(address.GetLeftPart(UriPartial.Path).TrimEnd('/') + LogsPath);
        _node = node;
        _version = version;
        _clock = clock;
        _losses = new LogLosses($"the collector {_address.GetLeftPart(UriPartial.Path)}", report);
        _sending = Task.Run(SendAllAsync);
    }

    /// <summary>Records that were lost since a batch last went out.</summary>
    internal long Lost => _losses.Lost;

    /// <inheritdoc/>
    public void Write(LogRecord record)
    {
        if (!_waiting.Writer.TryWrite(record))
        {
            _losses.Drop();
        }
    }

    /// <summary>Sends what waits, once and for less than a second.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _closing.CancelAsync();
        await Task.WhenAny(_sending, Task.Delay(LastTime, TimeProvider.System));
        _client.Dispose();
    }

    private async Task SendAllAsync()
    {
        var batch = new List<LogRecord>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            await PauseAsync(Gather);
            batch.Clear();
            while (batch.Count < Batch && _waiting.Reader.TryRead(out var record))
            {
                batch.Add(record);
            }

            await SendAsync(batch);
        }
    }

    // Until it is taken or refused for good.
    private async Task SendAsync(List<LogRecord> batch)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var (isAgain, why) = await TryAsync(batch);
            if (why is null)
            {
                _losses.Work();
                return;
            }

            var isLast = !isAgain || _closing.IsCancellationRequested;
            _losses.Fail(isLast ? batch.Count : 0, why);
            if (isLast)
            {
                return;
            }

            await PauseAsync(pause);
        }
    }

    private async Task<(bool IsAgain, string? Why)> TryAsync(List<LogRecord> batch)
    {
        try
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(ValueText.Json(OtlpForm.Request(batch, _node, _version))));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = await _client.PostAsync(_address, content);
            return answer.IsSuccessStatusCode ? (false, null) : (IsTransient(answer.StatusCode), string.Create(CultureInfo.InvariantCulture, $"it answered {(int)answer.StatusCode}"));
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException)
        {
            return (true, error is OperationCanceledException ? "it did not answer in time" : error.Message);
        }
#pragma warning disable CA1031 // A log that cannot be sent stops nothing.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return (false, error.Message);
        }
    }

    // As the protocol says.
    private static bool IsTransient(HttpStatusCode code) =>
        code is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    private async Task PauseAsync(TimeSpan time)
    {
        try
        {
            await Task.Delay(time, _clock, _closing.Token);
        }
        catch (OperationCanceledException)
        {
            // The last try follows at once.
        }
    }
}
