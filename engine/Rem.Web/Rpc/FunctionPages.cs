using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Rem.Values;
using Rem.Web.Markup;
using Rem.Web.Pages;
using Rem.Web.Serving;
using Rem.Web.Sites;
using Rem.Web.Widgets;

namespace Rem.Web.Rpc;

/// <summary>
/// The pages on which functions are tried: `GET rpc/` lists those that the caller may call, each with its form; `GET
/// rpc/NAME` is the page of one, and what its form sends is answered with that page, or with the answer alone where a
/// script asks for it.
/// </summary>
internal sealed class FunctionPages(Mount mount, Exchange exchange, IFunctions functions)
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The page of all functions.</summary>
    public Task ListAsync()
    {
        var all = functions.All;
        var body = Html.Of($"<p>Each takes JSON too: <code>POST {Address("")}NAME</code>, JSON-RPC 2.0 and XML-RPC at <code>{Address("").TrimEnd('/')}</code>. <a href=\"{Address("openapi.json")}\">OpenAPI</a></p>");
        if (all.Count == 0)
        {
            body.Add($"<p class=\"rem-empty\">there is no function here that you may call</p>");
        }

        body.Add($"<div class=\"rem-grid\">");
        for (var i = 0; i < all.Count; i++)
        {
            body.Add($"<section class=\"rem-widget rem-call\" aria-labelledby=\"f{i}\"><h2 id=\"f{i}\" class=\"rem-title\"><a href=\"{Address(all[i].Name)}\">{all[i].Name}</a></h2>{About(all[i])}{Form(all[i], $"f{i}-call").Of(all[i], new RemMap(0))}</section>");
        }

        return SendAsync("Functions", body.Add($"</div>"));
    }

    /// <summary>The page of one function; false where the caller has none of that name.</summary>
    public Task OneAsync(string name) => functions.Find(name) is { } function
        ? SendAsync(name, One(function, new RemMap(0), null))
        : Failures.AnswerAsync(exchange, StatusCodes.Status404NotFound, CallFault.Unknown(name, functions).Message);

    /// <summary>Answers a form: calls the function with what its fields hold.</summary>
    public async Task PostAsync(string name, JsonCallProtocol protocol, ErrorView view)
    {
        var http = exchange.Http;
        if (functions.Find(name) is not { } function)
        {
            await OneAsync(name);
            return;
        }

        var given = FormArguments.Of(function, FormArguments.Named(RequestPipe.Values(await RequestBody.FormAsync(http))));
        var reply = await protocol.CallAsync(name, given, functions, view, http.RequestAborted);
        var answer = Answer(reply);
        http.Response.StatusCode = reply.Status;
        await (Accepts.Part(http.Request)
            ? PageAnswer.WriteAsync(http, answer.ToString(), PageShell.ContentType, http.RequestAborted)
            : SendAsync(name, One(function, given, answer)));
    }

    private static Html? About(WebFunction function) => function.About is { } about ? Html.Of($"<p class=\"rem-about\">{about}</p>") : null;

    // First what is meant for people: a text as it is, the reason of a failure. Places and codes are behind it, for who mends plans;
    // what is shown of an error has lines and a caret, which JSON would hide.
    private static Html Answer(RpcReply reply)
    {
        using var document = JsonDocument.Parse(reply.Body, new JsonDocumentOptions { MaxDepth = 1000 });
        var root = document.RootElement;
        if (reply.Status < 400)
        {
            return Html.Of($"<p>{StateMark.Of("ok")}</p>{Block("answer", root.ValueKind == JsonValueKind.String ? root.GetString()! : Indent(root, false))}");
        }

        var heading = reply.Status == StatusCodes.Status422UnprocessableEntity ? "refused" : $"failed ({reply.Status})";
        var shown = root.TryGetProperty("shown", out var text) ? Block("error", text.GetString()!) : null;
        var more = Html.Of($"<details><summary>More</summary>{shown}{Block("answer", Indent(root, shown is not null))}</details>");
        return Html.Of($"<p>{StateMark.Of("critical", heading)}</p>{Block("reason", root.GetProperty("detail").GetString()!)}{more}");
    }

    private static Html Block(string label, string text) => Html.Of($"<pre class=\"rem-scroll\" tabindex=\"0\" aria-label=\"{label}\">{text}</pre>");

    private static string Indent(JsonElement json, bool isWithoutShown)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, Indented))
        {
            if (isWithoutShown)
            {
                writer.WriteStartObject();
                foreach (var member in json.EnumerateObject().Where(static member => member.Name != "shown"))
                {
                    member.WriteTo(writer);
                }

                writer.WriteEndObject();
            }
            else
            {
                json.WriteTo(writer);
            }
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private Html One(WebFunction function, RemMap values, Html? answer)
    {
        var form = Form(function, "call", answer).Of(function, values);
        return Html.Of($"{About(function)}<div class=\"rem-grid\"><div class=\"rem-widget rem-call\">{form}</div></div><p><a href=\"{Address("")}\">All functions</a></p>");
    }

    private FunctionForm Form(WebFunction function, string id, Html? answer = null) => new(exchange, Address(function.Name)) { Id = id, Button = "Call", Answer = answer };

    private string Address(string name) => mount.Path + "rpc/" + name;

    private Task SendAsync(string title, Html body) =>
        PageAnswer.WriteAsync(exchange.Http, PageShell.Of(exchange, title, body), PageShell.ContentType, exchange.Http.RequestAborted);
}
