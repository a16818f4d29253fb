using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Rem.Running.Versions;
using Rem.Shared;
using Rem.Values;
using Rem.Web.Live;
using Rem.Web.Mounting;
using Rem.Web.Pages;
using Rem.Web.Serving;

namespace Rem.Web.Metering;

/// <summary>`/metrics`: requests, connections, the process, and what the plans share.</summary>
internal sealed class MetricsPage(RequestLog requests, Connections connections, Overload overload, EventAnswers streams, RefusedVersions refusals)
{
    private const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Answers.</summary>
    public async Task AnswerAsync(Exchange exchange)
    {
        var text = new MetricText();
        WriteRequests(text);
        WriteConnections(text);
        WriteProcess(text);
        foreach (var mount in exchange.Site!.Mounts.Take(1))
        {
            await WriteSharedAsync(text, mount.Chain[0].Open.Resources, exchange.Http.RequestAborted);
        }

        await PageAnswer.WriteAsync(exchange.Http, text.ToString(), ContentType, exchange.Http.RequestAborted);
    }

    private void WriteRequests(MetricText text)
    {
        text.Open("rem_http_request_duration_seconds", "histogram", "Time to answer a request, by endpoint, method and status.");
        foreach (var ((endpoint, method, status), series) in requests.Metrics.All)
        {
            (string, string)[] labels = [("endpoint", endpoint), ("method", method), ("status", status.ToString(CultureInfo.InvariantCulture))];
            var buckets = series.Buckets;
            var count = 0L;
            for (var i = 0; i < buckets.Length; i++)
            {
                count += buckets[i];
                var bound = i < RequestMetrics.Bounds.Length ? ValueText.Float(RequestMetrics.Bounds[i]) : "+Inf";
                text.Part("_bucket", count, [.. labels, ("le", bound)]);
            }

            text.Part("_sum", series.Seconds, labels).Part("_count", count, labels);
        }
    }

    private void WriteConnections(MetricText text)
    {
        text.Open("rem_http_connections", "gauge", "Connections that are open.").Sample(connections.Open);
        text.Open("rem_http_connections_refused_total", "counter", "Connections that were closed because there were too many.").Sample(connections.Refused);
        text.Open("rem_http_streams", "gauge", "Answers of server-sent events that are open.").Sample(streams.Open);
        text.Open("rem_http_plans_refused", "gauge", "Newer versions of plans that are wrong, while the old ones serve.").Sample(refusals.Count);
        text.Open("rem_http_log_lines_lost_total", "counter", "Lines of the log of requests that a full or slow disk did not take.").Sample(requests.Lost);
        text.Open("rem_http_overload_total", "counter", "Requests that were told to come again.").Sample(overload.Refused);
    }

    private static void WriteProcess(MetricText text)
    {
        using var process = Process.GetCurrentProcess();
        text.Open("process_cpu_seconds_total", "counter", "Processor time of the process.").Sample(process.TotalProcessorTime.TotalSeconds);
        text.Open("process_resident_memory_bytes", "gauge", "Memory of the process.").Sample(process.WorkingSet64);
        text.Open("process_start_time_seconds", "gauge", "When the process began, in seconds since 1970.").Sample((process.StartTime.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds);
        text.Open("process_threads", "gauge", "Threads of the process.").Sample(process.Threads.Count);
    }

    private static async Task WriteSharedAsync(MetricText text, SharedResources resources, CancellationToken cancel)
    {
        text.Open("rem_queue_messages", "gauge", "Messages of a queue, by what they wait for.");
        foreach (var name in await resources.Queues.ListAsync(cancel))
        {
            var counts = await resources.Queues.Open(name).CountAsync(cancel);
            text.Sample(counts.Ready, ("queue", name), ("state", "ready")).Sample(counts.Delayed, ("queue", name), ("state", "delayed"))
                .Sample(counts.Taken, ("queue", name), ("state", "taken")).Sample(counts.Dead, ("queue", name), ("state", "dead"));
        }

        text.Open("rem_tally", "gauge", "Total of a counter of the plans, which may also go down.");
        foreach (var name in await resources.Counters.ListAsync(cancel))
        {
            text.Sample(Convert.ToDouble(await resources.Counters.Open(name).GetAsync(cancel), CultureInfo.InvariantCulture), ("counter", name));
        }
    }
}
