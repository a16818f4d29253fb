using System.Globalization;
using Microsoft.AspNetCore.Http;
using Rem.CommandLines;
using Rem.Values;
using Rem.Web.Access;
using Rem.Web.Markup;
using Rem.Web.Pages;
using Rem.Web.Rpc;

namespace Rem.Web.Serving;

/// <summary>
/// `/rem/link?k=…`: who holds a link calls its one function. GET shows what would be done and changes nothing, for programs
/// that look through mail follow links; POST does it. The link stands in the query, which no log has.
/// </summary>
internal sealed class LinkPage(Gate gate, Failures failures, TimeProvider clock)
{
    /// <summary>Its path without the slash in front.</summary>
    public const string Path = "rem/link";

    /// <summary>The name in the query.</summary>
    public const string Key = "k";

    private static readonly JsonCallProtocol Call = new(RpcLimits.Default);

    /// <summary>Answers.</summary>
    public async Task AnswerAsync(Exchange exchange)
    {
        var http = exchange.Http;
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        if (await ReadAsync(exchange) is not { } link)
        {
            return;
        }

        exchange.Caller = link.Caller;
        using var visit = await Finder.EnterAsync(exchange, link.Target[1..]);
        var functions = visit is { Found.Function: { } below } && below == "rpc/" + link.Function ? new MountFunctions(visit.Found.Mount, exchange, gate, clock) : null;
        if (functions?.Find(link.Function) is not { } function)
        {
            await GoneAsync(exchange, $"the function '{link.Function}' is no longer there, or needs more than this link may do");
            return;
        }

        var markup = new LinkMarkup(exchange, link, function);
        await (HttpMethods.IsPost(http.Request.Method)
            ? CallAsync(exchange, link, functions, function, markup)
            : PageAnswer.WriteAsync(http, markup.Asks(new RemMap(0), null), PageShell.ContentType, http.RequestAborted));
    }

    // Null when it has been answered why not. What was never signed here learns nothing.
    private async Task<Link?> ReadAsync(Exchange exchange)
    {
        var (http, links, address) = (exchange.Http, gate.Access.Links, Gate.Address(exchange));
        if (links.Throttle.Wait(address) is var wait && wait > TimeSpan.Zero)
        {
            http.Response.Headers.RetryAfter = ((long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            await Failures.AnswerAsync(exchange, StatusCodes.Status429TooManyRequests, "too many links from here were none: try again later");
            return null;
        }

        var text = http.Request.Query[Key].ToString();
        var link = await links.ReadAsync(text, http.RequestAborted);
        if (link is null || link.Site != exchange.Site!.Settings.Name)
        {
            if (text.Length > 0)
            {
                links.Throttle.Failed(address);
            }

            await Failures.AnswerAsync(exchange, StatusCodes.Status404NotFound, "this link is not right: it may have been cut off on its way, or been revoked");
            return null;
        }

        return await WhyNotAsync(links, link, http.RequestAborted) is not { } why ? link : await GoneAsync(exchange, why);
    }

    private static async ValueTask<string?> WhyNotAsync(LinkBook links, Link link, CancellationToken cancel) =>
        links.IsOver(link) ? $"this link worked until {LinkMarkup.Moment(link.Until)}"
        : !links.IsBacked(link) ? "whoever had this link made may no longer do what it does"
        : await links.UsedAsync(link, cancel) is { } at ? $"this link worked once, and was used at {LinkMarkup.Moment(at)}"
        : null;

    private static async Task<Link?> GoneAsync(Exchange exchange, string why)
    {
        await Failures.AnswerAsync(exchange, StatusCodes.Status410Gone, why);
        return null;
    }

    private async Task CallAsync(Exchange exchange, Link link, MountFunctions functions, WebFunction function, LinkMarkup markup)
    {
        var http = exchange.Http;
        var fields = await FieldsAsync(http);
        foreach (var name in fields.Keys)
        {
            if (link.Arguments.ContainsKey(name))
            {
                throw new BadHttpRequestException($"the link itself gives {ValueText.Show(name)}");
            }
        }

        var given = FormArguments.Of(function, fields);
        given.Merge(link.Arguments);
        var faults = new List<UsageFault>();
        FunctionInput.Read(function, given, faults);
        if (faults.Count > 0 && Accepts.Html(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await PageAnswer.WriteAsync(http, markup.Asks(fields, CallFault.Misfits(faults).Message), PageShell.ContentType, http.RequestAborted);
            return;
        }

        await DoAsync(exchange, link, new LinkedFunction(functions, function, link, gate.Access.Links), given, markup);
    }

    // What was begun is ended, whoever leaves meanwhile: the link does not work again.
    private async Task DoAsync(Exchange exchange, Link link, LinkedFunction linked, RemMap given, LinkMarkup markup)
    {
        var http = exchange.Http;
        var view = ErrorView.Of(exchange) with { Failed = (_, error) => Note(exchange, linked, error) };
        var reply = await Call.CallAsync(link.Function, given, linked, view, CancellationToken.None);
        if (linked.WasUsed)
        {
            await GoneAsync(exchange, "this link worked once, and was used a moment ago");
            return;
        }

        http.Response.StatusCode = reply.Status;
        if (Accepts.Html(http.Request))
        {
            await PageAnswer.WriteAsync(http, markup.Tells(reply), PageShell.ContentType, http.RequestAborted);
            return;
        }

        http.Response.ContentType = reply.ContentType;
        http.Response.ContentLength = reply.Body.Length;
        await http.Response.BodyWriter.WriteAsync(reply.Body, http.RequestAborted);
    }

    private void Note(Exchange exchange, LinkedFunction linked, Exception error)
    {
        if (!linked.WasUsed)
        {
            failures.WriteCall(exchange, error);
        }
    }

    private static async Task<RemMap> FieldsAsync(HttpContext http)
    {
        var request = http.Request;
        if (!request.HasFormContentType && (request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0))
        {
            throw new BadHttpRequestException("the arguments that the link leaves open are the fields of a form", StatusCodes.Status415UnsupportedMediaType);
        }

        return request.HasFormContentType ? FormArguments.Named(RequestPipe.Values(await RequestBody.FormAsync(http))) : new RemMap(0);
    }
}
