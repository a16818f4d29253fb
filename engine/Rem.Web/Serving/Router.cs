using Microsoft.AspNetCore.Http;
using Rem.Running.Versions;
using Rem.Web.Live;
using Rem.Web.Mounting;
using Rem.Web.Pages;
using Rem.Web.Rpc;
using Rem.Web.Static;

namespace Rem.Web.Serving;

/// <summary>
/// Has each request answered: by what every site has, or by what <see cref="Finder"/> finds; lets nobody in before the gate
/// has.
/// </summary>
internal sealed class Router(PageRunner pages, StaticFiles files, RpcEndpoint functions, StreamRunner streams, BuiltIns builtIns, Gate gate)
{
    /// <summary>The node that answers; null for a plan that was run by itself.</summary>
    public INodeView? Node { get; init; }

    /// <summary>The newer versions of plans that do not serve.</summary>
    public required RefusedVersions Refusals { get; init; }

    /// <summary>Answers a request.</summary>
    public async Task RouteAsync(Exchange exchange)
    {
        exchange.Node = Node;
        exchange.Refusals = Refusals;
        gate.Identify(exchange);
        if (builtIns.Find(exchange.Path) is { } builtIn)
        {
            exchange.Endpoint = "/" + builtIn.Path;
            if (await gate.AdmitsAsync(exchange, builtIn.Role, builtIn.Methods, maxBody: null, builtIn.IsOwnGuard))
            {
                await builtIn.AnswerAsync(exchange);
            }

            return;
        }

        using var visit = await Finder.EnterAsync(exchange, exchange.Path);
        await (visit is null ? MissAsync(exchange) : AnswerAsync(exchange, visit));
    }

    private async Task AnswerAsync(Exchange exchange, Visit visit)
    {
        var found = visit.Found;
        if (found.Page is { } page)
        {
            exchange.Endpoint = found.Mount.Path + page.Path.Text;
            if (await gate.AdmitsAsync(exchange, page.Role, page.Methods, page.MaxBody))
            {
                await pages.AnswerAsync(exchange, found);
            }
        }
        else if (found.Stream is { } stream)
        {
            exchange.Endpoint = found.Mount.Path + stream.Path.Text;
            if (await gate.AdmitsAsync(exchange, stream.Role, StaticFiles.Methods))
            {
                await streams.AnswerAsync(exchange, visit);
            }
        }
        else if (found.Function is { } function)
        {
            await functions.AnswerAsync(exchange, found.Mount, function);
        }
        else
        {
            exchange.Endpoint = found.Mount.Path + found.Folder!.Prefix + "*";
            if (await gate.AdmitsAsync(exchange, found.Folder.Role, StaticFiles.Methods))
            {
                await files.AnswerAsync(exchange, found.File!, found.Folder);
            }
        }
    }

    // `/chat` where `/chat/` is mounted, and `/hosts/` where `/hosts` is a page: the one address that it has.
    private async Task MissAsync(Exchange exchange)
    {
        var path = exchange.Path;
        var other = path.EndsWith('/') ? path.TrimEnd('/') : path + "/";
        var isMount = exchange.Site!.Mounts.Any(mount => mount.Path == "/" + other);
        if (HttpMethods.IsGet(exchange.Http.Request.Method) && other.Length > 0 && (isMount || path.EndsWith('/')) && Finder.Find(exchange.Site.Mounts, other) is not null)
        {
            var address = exchange.Http.Request.PathBase.Add(new PathString("/" + other)).ToUriComponent() + exchange.Http.Request.QueryString.ToUriComponent();
            exchange.Http.Response.Redirect(address, permanent: true, preserveMethod: true);
            return;
        }

        await Failures.AnswerAsync(exchange, StatusCodes.Status404NotFound, "there is nothing at this address");
    }
}
