using System.Net;
using System.Text;
using Rem.Errors;
using Rem.Running;
using Rem.Values;
using Rem.Web.Sections;
using Rem.Web.Serving;
using Rem.Web.Widgets;

namespace Rem.Web.Pages;

/// <summary>
/// Pages inside of a page: each is asked for by a request of its own, inside, for the same user; side by side; with its
/// own time, its own cache and its own box for what goes wrong. Safe to use from several threads.
/// </summary>
internal sealed class Portlets(Failures failures, PortletCache cache, TimeProvider clock)
{
    private const int MostDeep = 20;
    private const int MostOfOne = 100;

    /// <summary>Works out the pages that a page embeds; the names of what comes back have them as `portlets.NAME`, HTML.</summary>
    public async ValueTask<Evaluated> EmbedAsync(Exchange exchange, Found found, Evaluated evaluated, RemMap request, string ids, CancellationToken cancel)
    {
        var given = (await found.Page!.Portlets!.EvaluateAsync(evaluated.Scope, cancel)).Value;
        var settings = given as RemMap ?? throw Wrong(found.Page, $"'portlets' is {ValueText.ShowWithKind(given)}, expected a map of names to pages");
        if (settings.Count > MostOfOne)
        {
            throw Wrong(found.Page, $"a page embeds at most {MostOfOne} pages, got {settings.Count}");
        }

        var depth = request.TryGetValue(PortletRequest.Depth, out var level) && level is long deep ? (int)deep : 0;
        var asked = new Task<string>[settings.Count];
        for (var i = 0; i < asked.Length; i++)
        {
            var portlet = PortletRequest.Read(settings.KeyAt(i), settings.ValueAt(i), found);
            asked[i] = Task.Run(() => BoxAsync(exchange, portlet, depth + 1, ElementIds.StartOf(ids, portlet.Name), cancel), CancellationToken.None);
        }

        var boxes = await Task.WhenAll(asked);
        var map = new RemMap(boxes.Length);
        for (var i = 0; i < boxes.Length; i++)
        {
            map.Set(settings.KeyAt(i), boxes[i]);
        }

        return evaluated with { Scope = evaluated.Scope.OpenVariables(new RemMap(1) { ["portlets"] = map }) };
    }

    private async Task<string> BoxAsync(Exchange exchange, PortletRequest portlet, int depth, string ids, CancellationToken cancel)
    {
        if (depth > MostDeep)
        {
            return Problem(portlet.Name, $"pages stand more than {MostDeep} deep inside each other");
        }

        var key = (exchange.Site!, portlet.Path, portlet.QueryText, ids, (exchange.Caller.User, exchange.Caller.CredentialId));
        if (portlet.Cache > TimeSpan.Zero && cache.Find(key) is { } kept)
        {
            return kept;
        }

        using var deadline = new Deadline(portlet.Timeout, clock, cancel);
        try
        {
            // What does not heed its end is left behind: the page does not wait for it.
            var html = await RenderAsync(exchange, portlet, depth, ids, deadline.Token).WaitAsync(deadline.Token);
            if (portlet.Cache > TimeSpan.Zero)
            {
                cache.Keep(key, html, portlet.Cache);
            }

            return html;
        }
        catch (OperationCanceledException) when (deadline.IsOver)
        {
            exchange.IsLeftBehind = true;
            return Problem(portlet.Name, $"it took longer than {Duration.Show(portlet.Timeout)}");
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            exchange.IsLeftBehind = true;
            throw;
        }
#pragma warning disable CA1031 // Whatever goes wrong in one box, the others stand.
        catch (Exception error)
#pragma warning restore CA1031
        {
            failures.Write(exchange, error);
            return Problem(portlet.Name, error is PlanException plan && plan.Finding.Code == WebErrors.Definition ? plan.Message : $"it failed; the log says more under the id {exchange.Id}");
        }
    }

    private async Task<string> RenderAsync(Exchange exchange, PortletRequest portlet, int depth, string ids, CancellationToken cancel)
    {
        using var visit = await Finder.EnterAsync(exchange, portlet.Path);
        if (visit?.Found is not { Page: { } page } found || page.Role > exchange.Caller.Role)
        {
            throw new PlanException(WebErrors.Definition, portlet.At, $"there is no page '/{portlet.Path}' here");
        }

        var request = portlet.Pipe(exchange, depth);
        var call = new FunctionCall { Pipe = request, Input = request, Captures = found.Captures, Client = exchange };
        var evaluated = await found.State.Open.EvaluateAsync(page.Function, call, cancel);
        evaluated = page.Portlets is null ? evaluated : await EmbedAsync(exchange, found, evaluated, request, ids, cancel);
        if (page.Template is { } template)
        {
            return Encoding.UTF8.GetString(PageRunner.Fill(template, found.State.Open, evaluated, withLayout: false, cancel).Span);
        }

        var value = found.State.Open.Options.Secrets.Hide(evaluated.Value);
        var control = ResponseControl.Of(value, page);
        return control is { IsWhole: true }
            ? throw new PlanException(WebErrors.Definition, portlet.At, $"the page '/{portlet.Path}' redirects or sends a file, and cannot stand inside of another")
            : PageAnswer.Shown(WidgetPlace.Of(exchange, found, evaluated, clock) with { Ids = new ElementIds(ids) }, PageAnswer.Content(value, control)).ToString();
    }

    private static string Problem(string name, string why) =>
        $"<div class=\"portlet-problem\" role=\"alert\"><strong>{WebUtility.HtmlEncode(name)}</strong>: {WebUtility.HtmlEncode(why)}</div>";

    private static PlanException Wrong(Page page, string message) => new(WebErrors.Definition, page.Portlets!.At, message);
}
