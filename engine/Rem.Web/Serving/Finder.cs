using Rem.Web.Rpc;
using Rem.Web.Sites;
using Rem.Web.Static;

namespace Rem.Web.Serving;

/// <summary>
/// Finds what stands at a path: the mount with the longest path first, in it the plans in their order, in each its pages,
/// streams and folders. What none of them has is looked for in the next shorter mount.
/// </summary>
internal static class Finder
{
    private const int MostTries = 100;

    /// <summary>What mounts have at a path without slash in front, or null.</summary>
    public static Found? Find(IReadOnlyList<Mount> mounts, string path)
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

    /// <summary>As <see cref="Find"/> on the site of a request, with its plans held open until the visit is over.</summary>
    public static async ValueTask<Visit?> EnterAsync(Exchange exchange, string path)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (Find(exchange.Site!.Mounts, path) is not { } found)
            {
                return null;
            }

            if (found.Mount.TryEnter())
            {
                return new Visit(found);
            }

            // A version that was replaced while the request waited lets nobody in; the table has the newer one.
            if (!await exchange.FindSiteAsync())
            {
                return null;
            }
        }

        return null;
    }

    private static Found? FindIn(Mount mount, string below)
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
}
