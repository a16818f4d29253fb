using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Rem.Errors;
using Rem.Running;
using Rem.Templates;
using Rem.Values;
using Rem.Web.Access;
using Rem.Web.Sections;
using Rem.Web.Serving;
using Rem.Web.Widgets;

namespace Rem.Web.Pages;

/// <summary>Answers with a page: its block is evaluated over the request, and what it gives becomes the answer.</summary>
internal sealed class PageRunner(Gate gate, Portlets portlets, TimeProvider clock)
{
    private const string Html = "text/html; charset=utf-8";
    private const int MostKept = 1024 * 1024; // bytes of a buffer that a thread keeps

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    private readonly PieceRoom _room = new();

    /// <summary>Answers.</summary>
    public async Task AnswerAsync(Exchange exchange, Found found)
    {
        var page = found.Page!;
        var pipe = await RequestPipe.ReadAsync(exchange, gate);
        using var deadline = new Deadline(page.Timeout, clock, exchange.Http.RequestAborted);
        var pieces = new PagePieces(exchange, found, deadline, _room, clock);
        try
        {
            if (await EvaluateAsync(exchange, found, pipe, pieces, deadline.Token) is { } evaluated)
            {
                await SendAsync(exchange, found, evaluated, deadline.Token);
            }
        }
        catch (OperationCanceledException) when (pieces.IsCut)
        {
            // Nobody asked for more than its headers.
        }
        catch (OperationCanceledException) when (deadline.IsOver)
        {
            throw new PlanException(WebErrors.Timeout, page.At, $"the page '{page.Path}' took longer than {Duration.Show(page.Timeout)} (timeout)", WebErrors.Timeout.Fix);
        }
    }

    // A page that takes more than reading is noted before it runs: it may change something. Null when it has sent itself in pieces.
    private async ValueTask<Evaluated?> EvaluateAsync(Exchange exchange, Found found, RemMap pipe, PagePieces pieces, CancellationToken cancel)
    {
        using var noted = IsReading(exchange.Http.Request.Method) ? null : await gate.NoteAsync(exchange, new AuditAction("page", $"{exchange.Http.Request.Method} {exchange.Endpoint}", found.State.Digest), cancel);
        var evaluated = await RunAsync(found, pipe, pieces, cancel);
        if (!pieces.HasBegun && found.Page!.Portlets is not null)
        {
            evaluated = await portlets.EmbedAsync(exchange, found, evaluated, pipe, "", cancel);
        }

        noted?.Succeeded();
        return pieces.HasBegun ? null : evaluated;
    }

    private static async ValueTask<Evaluated> RunAsync(Found found, RemMap pipe, PagePieces pieces, CancellationToken cancel)
    {
        try
        {
            var call = new FunctionCall { Pipe = pipe, Input = pipe, Captures = found.Captures, Client = pieces };
            return await found.State.Open.EvaluateAsync(found.Page!.Function, call, cancel);
        }
        finally
        {
            await pieces.EndAsync();
        }
    }

    private Task SendAsync(Exchange exchange, Found found, Evaluated evaluated, CancellationToken cancel)
    {
        var (page, plan) = (found.Page!, found.State.Open);
        var value = plan.Options.Secrets.Hide(evaluated.Value);
        var control = ResponseControl.Of(value, page);
        control?.Apply(exchange.Http);
        if (control is { IsWhole: true })
        {
            return control.SendAsync(exchange.Http, plan, cancel);
        }

        if (control is not null && ResponseControl.IsBodiless(exchange.Http.Response.StatusCode))
        {
            return EndWithHeaders(exchange.Http, page, control, value);
        }

        return page.Template is { } template && control is not { HasBody: true }
            ? SendAsync(exchange.Http, Fill(template, plan, evaluated, withLayout: true, cancel), control?.ContentType ?? page.ContentType ?? Html, cancel)
            : PageAnswer.WriteAsync(WidgetPlace.Of(exchange, found, evaluated, clock), PageAnswer.Content(value, control), control?.ContentType ?? page.ContentType, cancel);
    }

    private static Task EndWithHeaders(HttpContext http, Page page, ResponseControl control, object? value)
    {
        var status = http.Response.StatusCode;
        if (page.Template is not null && !control.HasBody)
        {
            throw control.Bodiless(status, "the page fills a template");
        }

        return PageAnswer.Content(value, control) is null or "" ? Task.CompletedTask : throw control.Bodiless(status, "the page gives something to send");
    }

    /// <summary>
    /// A page's template filled with its names; what it gave itself comes first. The bytes hold until the thread fills
    /// the next one.
    /// </summary>
    public static ReadOnlyMemory<byte> Fill(PageTemplate template, OpenPlan plan, Evaluated evaluated, bool withLayout, CancellationToken cancel)
    {
        var names = Names(evaluated);
        var limits = TemplateLimits.Of(plan.Options.Limits);
        var buffer = _buffer is { Capacity: <= MostKept } kept ? kept : _buffer = new ArrayBufferWriter<byte>(16 * 1024);
        buffer.ResetWrittenCount();
        template.Body.Write(names, buffer, limits, cancel);
        if (withLayout && template.Layout is { } layout)
        {
            var body = new RemMap(1) { ["body"] = Encoding.UTF8.GetString(buffer.WrittenSpan) };
            buffer.ResetWrittenCount();
            layout.Write(names.OpenVariables(body), buffer, limits, cancel);
        }

        return Hidden(buffer.WrittenMemory, plan.Options.Secrets);
    }

    // What a page returned or `__return_tag` chose stands nearer than what its block made besides.
    private static Scope Names(Evaluated evaluated) =>
        evaluated.Value is RemMap map && !ReferenceEquals(map, evaluated.Scope.Names) ? evaluated.Scope.OpenVariables(map) : evaluated.Scope;

    private static ReadOnlyMemory<byte> Hidden(ReadOnlyMemory<byte> bytes, Secrets secrets) =>
        ReferenceEquals(secrets, Secrets.None) ? bytes : Encoding.UTF8.GetBytes(secrets.Hide(Encoding.UTF8.GetString(bytes.Span)));

    private static bool IsReading(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private static Task SendAsync(HttpContext http, ReadOnlyMemory<byte> bytes, string contentType, CancellationToken cancel)
    {
        http.Response.ContentType = contentType;
        http.Response.ContentLength = bytes.Length;
        if (HttpMethods.IsHead(http.Request.Method))
        {
            return Task.CompletedTask;
        }

        // Copied into the connection's own buffer before anything waits.
        var writing = http.Response.BodyWriter.WriteAsync(bytes, cancel);
        return writing.IsCompletedSuccessfully ? Task.CompletedTask : writing.AsTask();
    }
}
