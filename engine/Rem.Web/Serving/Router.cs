using Microsoft.AspNetCore.Http;
using Rem.Values;
using Rem.Web.Live;
using Rem.Web.Mounting;
using Rem.Web.Pages;
using Rem.Web.Rpc;
using Rem.Web.Sections;
using Rem.Web.Static;

namespace Rem.Web.Serving;

/// <summary>
/// Finds what a request asks for: the mount with the longest path first, in it the plans in their order, in each its pages
/// and then its folders. What none of them has is looked for in the next shorter mount.
/// </summary>
internal sealed class Router(PageRunner pages, StaticFiles files, RpcEndpoint functions, StreamRunner streams, BuiltIns builtIns, Gate gate)
{
    private const int MostTries = 100;

    /// <summary>The node that answers; null for a plan that was run by itself.</summary>
    public INodeView? Node { get; init; }

    /// <summary>Answers a request.</summary>
    public async Task RouteAsync(Exchange exchange)
    {
        exchange.Node = Node;
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

        for (var tries = 0; tries < MostTries; tries++)
        {
            if (Find(exchange) is not { } found)
            {
                break;
            }

            // A version that was replaced in this very moment lets nobody in; the table then has the newer one.
            if (found.Mount.TryEnter())
            {
                using var visit = new Visit(found.Mount);
                await AnswerAsync(exchange, found, visit);
                return;
            }
        }

        await MissAsync(exchange);
    }

    /// <summary>What a site has at a path, or null.</summary>
    public static Found? Find(Exchange exchange) => Find(exchange.Site!.Mounts, exchange.Path);

    /// <summary>What mounts have at a path, or null.</summary>
    public static Found? Find(IReadOnlyList<Sites.Mount> mounts, string path)
    {
        for (var i = 0; i < mounts.Count; i++)
        {
            if (mounts[i].Below("/" + path) is { } below && FindIn(mounts[i], below) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static Found? FindIn(Sites.Mount mount, string below)
    {
        if (RpcEndpoint.Has(mount, below))
        {
            return new Found(mount.Chain[0], mount) { Function = below };
        }

        foreach (var state in mount.Chain)
        {
            if (state.Pages?.Table.Find(below, out var captures) is { } page)
            {
                return new Found(state, mount) { Page = page, Captures = captures };
            }

            if (state.Streams?.Table.Find(below, out captures) is { } stream)
            {
                return new Found(state, mount) { Stream = stream, Captures = captures };
            }

            foreach (var folder in state.Static?.Folders ?? [])
            {
                if (folder.Below(below) is { } inside && StaticFiles.Locate(folder, inside) is { } file)
                {
                    return new Found(state, mount) { File = file, Folder = folder };
                }
            }
        }

        return null;
    }

    private async Task AnswerAsync(Exchange exchange, Found found, Visit visit)
    {
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
                await streams.AnswerAsync(exchange, found.State, stream, found.Captures, visit.Dispose);
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
        if (HttpMethods.IsGet(exchange.Http.Request.Method) && other.Length > 0 && (isMount || path.EndsWith('/')) && Find(exchange.Site.Mounts, other) is not null)
        {
            var address = exchange.Http.Request.PathBase.Add(new PathString("/" + other)).ToUriComponent() + exchange.Http.Request.QueryString.ToUriComponent();
            exchange.Http.Response.Redirect(address, permanent: true, preserveMethod: true);
            return;
        }

        await Failures.AnswerAsync(exchange, StatusCodes.Status404NotFound, "there is nothing at this address");
    }
}

/// <summary>What a request asks for: a page or a file of a plan.</summary>
/// <param name="State">The version of the plan.</param>
/// <param name="Mount">Where it is mounted.</param>
internal sealed record Found(PlanState State, Sites.Mount Mount)
{
    /// <summary>The page, or null.</summary>
    public Page? Page { get; init; }

    /// <summary>What the page's path captured, or null.</summary>
    public RemMap? Captures { get; init; }

    /// <summary>The stream, or null.</summary>
    public LiveStream? Stream { get; init; }

    /// <summary>The path below the mount, when it is the functions' own; else null.</summary>
    public string? Function { get; init; }

    /// <summary>The file, or null.</summary>
    public FileInfo? File { get; init; }

    /// <summary>The folder that the file lies in, or null.</summary>
    public StaticFolder? Folder { get; init; }
}
