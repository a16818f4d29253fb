using System.Globalization;
using Rem.Running;
using Rem.Values;
using Rem.Web.Metering;

namespace Rem.Web.Serving;

/// <summary>One line for each request: who, what, with which answer, how long. No query and no body, which may hold secrets.</summary>
internal sealed class RequestLog(IRunLog log, RequestMetrics metrics, TimeProvider clock)
{
    /// <summary>Writes the line of a request that is over.</summary>
    public void Write(Exchange exchange)
    {
        var http = exchange.Http;
        var took = clock.GetElapsedTime(exchange.Started);
        var status = http.Response.StatusCode;
        metrics.Count(exchange.Endpoint, http.Request.Method, status, took);
        var fields = new RemMap(8);
        fields.Set("request", exchange.Id);
        fields.Set("trace", exchange.Trace.Trace);
        fields.Set("method", http.Request.Method);
        fields.Set("path", http.Request.Path.Value);
        fields.Set("status", (long)status);
        fields.Set("seconds", Math.Round(took.TotalSeconds, 6));
        fields.Set("user", exchange.Caller.User);
        fields.Set("from", http.Connection.RemoteIpAddress?.ToString());
        fields.IsShared = true;
        var text = string.Create(CultureInfo.InvariantCulture, $"{http.Request.Method} {http.Request.Path.Value} {status}");
        log.Write(new LogLine(clock.GetUtcNow(), LogLevel.Info, text, fields, Plans.SourceSpan.None));
    }
}
