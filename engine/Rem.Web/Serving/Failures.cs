using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Values;
using Rem.Web.Access;
using Rem.Web.Pages;

namespace Rem.Web.Serving;

/// <summary>
/// Answers that something cannot be had or went wrong. The client learns an id; the log has the rest under it. Who writes
/// plans and sits at this machine also sees the place and its caret; nobody ever sees a stack trace.
/// </summary>
internal sealed class Failures(IRunLog log, TimeProvider clock)
{
    /// <summary>Answers with what went wrong.</summary>
    public Task AnswerAsync(Exchange exchange, Exception error)
    {
        switch (error)
        {
            case BadHttpRequestException bad:
                return AnswerAsync(exchange, bad.StatusCode, bad.Message);
            case PlanException plan:
                Write(exchange, error);
                var status = plan.Finding.Code == WebErrors.Timeout ? StatusCodes.Status504GatewayTimeout
                    : plan.Finding.Code == AccessErrors.Audit ? StatusCodes.Status503ServiceUnavailable
                    : StatusCodes.Status500InternalServerError;
                return AnswerAsync(exchange, status, $"it failed; the log says more under the id {exchange.Id}", ShowsPlaces(exchange) ? ErrorPrinter.Plain.Print(plan.Finding) : null);
            default:
                Write(exchange, error);
                return AnswerAsync(exchange, StatusCodes.Status500InternalServerError, $"it failed; the log says more under the id {exchange.Id}");
        }
    }

    /// <summary>Answers with a status and why.</summary>
    public static Task AnswerAsync(Exchange exchange, int status, string why, string? detail = null)
    {
        var http = exchange.Http;
        if (http.Response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            http.Abort();
            return Task.CompletedTask;
        }

        var retry = http.Response.Headers.RetryAfter;
        var allow = http.Response.Headers.Allow;
        var challenge = http.Response.Headers.WWWAuthenticate;
        http.Response.Clear();
        SecurityHeaders.Set(http.Response.Headers, http.Request.IsHttps);
        http.Response.Headers.RetryAfter = retry;
        http.Response.Headers.Allow = allow;
        http.Response.Headers.WWWAuthenticate = challenge;
        http.Response.StatusCode = status;
        return PageAnswer.WriteAsync(http, Accepts.Html(http.Request) ? Page(status, why, detail) : Text(status, why, detail), Accepts.Html(http.Request) ? "text/html; charset=utf-8" : "text/plain; charset=utf-8", http.RequestAborted);
    }

    /// <summary>Writes to the log what went wrong in a part of a request.</summary>
    public void Write(Exchange exchange, Exception error) =>
        Write(exchange, error is PlanException plan ? plan.Finding : new Finding(RunErrors.Defect, SourceSpan.None, $"{error.GetType().Name}: {error.Message}"));

    private void Write(Exchange exchange, Finding finding)
    {
        var fields = new RemMap(5);
        fields.Set("request", exchange.Id);
        fields.Set("trace", exchange.Trace.Trace);
        fields.Set("code", finding.Code.Id);
        fields.Set("endpoint", exchange.Endpoint);
        fields.Set("in", finding.Trail);
        log.Write(new LogLine(clock.GetUtcNow(), LogLevel.Error, $"request {exchange.Id}: {finding.Message}", fields, finding.At));
    }

    private static bool ShowsPlaces(Exchange exchange) =>
        exchange.Caller.Role >= Role.Author && exchange.Http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);

    private static string Text(int status, string why, string? detail) => $"{status} {ReasonOf(status)}: {why}\n{(detail is null ? "" : "\n" + detail)}";

    private static string Page(int status, string why, string? detail)
    {
        var text = new StringBuilder(600);
        text.Append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
            .Append(status).Append(' ').Append(ReasonOf(status))
            .Append("</title><link rel=\"stylesheet\" href=\"/rem/assets/pico.min.css\"><link rel=\"stylesheet\" href=\"/rem/assets/rem.css\"></head><body><main class=\"container\"><h1>")
            .Append(status).Append(' ').Append(ReasonOf(status)).Append("</h1><p>").Append(WebUtility.HtmlEncode(why)).Append("</p>");
        if (detail is not null)
        {
            text.Append("<pre tabindex=\"0\">").Append(WebUtility.HtmlEncode(detail)).Append("</pre>");
        }

        return text.Append("<p><a href=\"/\">Home</a></p></main></body></html>\n").ToString();
    }

    private static string ReasonOf(int status) => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);
}
