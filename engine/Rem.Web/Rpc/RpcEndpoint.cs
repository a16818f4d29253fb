using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Rem.Errors;
using Rem.Running;
using Rem.Values;
using Rem.Web.Pages;
using Rem.Web.Serving;
using Rem.Web.Sites;

namespace Rem.Web.Rpc;

/// <summary>
/// `rpc` below a mount whose plans have functions: `POST rpc` with JSON or XML, `POST rpc/NAME` with JSON, and what tells
/// of them, `GET rpc/openapi.json`; for people `GET rpc/` and `GET rpc/NAME`, and `POST rpc/NAME` with the fields of their
/// forms.
/// </summary>
internal sealed class RpcEndpoint(Gate gate, Failures failures, TimeProvider clock)
{
    private const string Word = "rpc";
    private const string Document = "openapi.json";
    private static readonly string[] Methods = ["POST"];
    private static readonly string[] Shown = ["GET", "POST"];
    private static readonly string[] Reading = ["GET"];
    private static readonly JsonRpcProtocol JsonRpc = new(RpcLimits.Default);
    private static readonly XmlRpcProtocol XmlRpc = new(RpcLimits.Default);
    private static readonly JsonCallProtocol JsonCall = new(RpcLimits.Default);

    /// <summary>True for a path that is the functions' own.</summary>
    public static bool Has(Mount mount, string below) =>
        (below == Word || below.StartsWith(Word + "/", StringComparison.Ordinal)) && Array.Exists(mount.Chain, static state => state.Functions is not null);

    /// <summary>Answers.</summary>
    public async Task AnswerAsync(Exchange exchange, Mount mount, string below)
    {
        var name = below.Length > Word.Length ? below[(Word.Length + 1)..] : "";
        exchange.Endpoint = mount.Path + (name == Document ? below : Word);
        var isReading = name == Document;
        if (!await gate.AdmitsAsync(exchange, Access.Role.Anyone, isReading ? Reading : Accepts.Html(exchange.Http.Request) ? Shown : Methods))
        {
            return;
        }

        var functions = new MountFunctions(mount, exchange, gate, clock);
        if (IsForNobody(exchange, functions, isReading ? "" : name))
        {
            await Gate.AskAsync(exchange);
            return;
        }

        if (isReading)
        {
            await DescribeAsync(exchange, mount, functions);
            return;
        }

        var pages = new FunctionPages(mount, exchange, functions);
        if (!HttpMethods.IsPost(exchange.Http.Request.Method))
        {
            await (name.Length == 0 ? pages.ListAsync() : pages.OneAsync(name));
            return;
        }

        var view = ErrorView.Of(exchange) with { Failed = (_, error) => failures.WriteCall(exchange, error) };
        if (name.Length > 0 && exchange.Http.Request.HasFormContentType)
        {
            await pages.PostAsync(name, JsonCall, view);
            return;
        }

        var reader = exchange.Http.Request.BodyReader;
        var body = await ReadAsync(reader, exchange.Http.RequestAborted);
        try
        {
            await SendAsync(exchange.Http, await CallAsync(exchange.Http, name, body, functions, view));
        }
        finally
        {
            reader.AdvanceTo(body.End);
        }
    }

    // Whoever says nothing of who they are learns nothing of which names there are.
    private static bool IsForNobody(Exchange exchange, MountFunctions functions, string name) =>
        exchange.Caller.Credential == Access.Credential.None && (name.Length > 0 ? functions.Find(name) is null : functions.All.Count == 0);

    private static ValueTask<RpcReply> CallAsync(HttpContext http, string name, ReadOnlySequence<byte> body, IFunctions functions, ErrorView view)
    {
        var type = MediaType(http.Request.ContentType);
        var isJson = RequestBody.IsJson(http.Request.ContentType);
        if (name.Length > 0)
        {
            return isJson || body.IsEmpty ? JsonCall.AnswerAsync(name, body, functions, view, http.RequestAborted) : throw Unsupported(type);
        }

        return isJson ? JsonRpc.AnswerAsync(body, functions, view, http.RequestAborted)
            : type is "text/xml" or "application/xml" ? XmlRpc.AnswerAsync(body, functions, view, http.RequestAborted)
            : throw Unsupported(type);
    }

    private static BadHttpRequestException Unsupported(string type) =>
        new($"a call is application/json, or text/xml for XML-RPC, got {ValueText.Show(type)}", StatusCodes.Status415UnsupportedMediaType);

    private static string MediaType(string? contentType) => (contentType ?? "").Split(';')[0].Trim().ToLowerInvariant();

    private static async ValueTask<ReadOnlySequence<byte>> ReadAsync(PipeReader reader, CancellationToken cancel)
    {
        while (true)
        {
            var read = await NextAsync(reader, cancel);
            if (read.IsCompleted)
            {
                return read.Buffer;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static async ValueTask<ReadResult> NextAsync(PipeReader reader, CancellationToken cancel)
    {
        try
        {
            return await reader.ReadAsync(cancel);
        }
        catch (IOException error) when (error is not BadHttpRequestException)
        {
            throw RequestBody.Broken(error);
        }
    }

    private static async Task SendAsync(HttpContext http, RpcReply reply)
    {
        var response = http.Response;
        response.StatusCode = reply.Status;
        if (reply.ContentType is not null)
        {
            response.ContentType = reply.ContentType;
            response.ContentLength = reply.Body.Length;
            await response.BodyWriter.WriteAsync(reply.Body, http.RequestAborted);
        }
    }

    private Task DescribeAsync(Exchange exchange, Mount mount, IFunctions functions)
    {
        var facts = new OpenApiFacts(exchange.Site!.Settings.Name, mount.Chain[0].Open.Plan.Usage?.Version ?? "0") { Path = mount.Path + Word + "/", Cookie = gate.Cookie(exchange).Name };
        return PageAnswer.WriteAsync(exchange.Http, ValueText.Json(new OpenApiDocument(facts).Of(functions), long.MaxValue), "application/json", exchange.Http.RequestAborted);
    }
}
