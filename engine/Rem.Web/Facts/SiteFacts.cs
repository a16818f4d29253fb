using Rem.Values;
using Rem.Web.Access;
using Rem.Web.Sections;
using Rem.Web.Serving;

namespace Rem.Web.Facts;

/// <summary>What stands on the site that is asked, as far as whoever asks may use it.</summary>
internal static class SiteFacts
{
    /// <summary>Each page: `{page: {text, link}, role, plan}`; a path with captures has no link.</summary>
    public static RemList Pages(Exchange exchange)
    {
        var rows = new RemList();
        foreach (var mount in exchange.Site!.Mounts.OrderBy(static mount => mount.Path, StringComparer.Ordinal))
        {
            foreach (var state in mount.Chain)
            {
                foreach (var page in state.Pages?.Table.All ?? [])
                {
                    Add(rows, exchange, page.Role, "page", mount.Path + page.Path.Text, page.Path.IsLiteral && page.Methods.Contains("GET"), state.Path);
                }
            }
        }

        return rows;
    }

    /// <summary>Each function: `{function: {text, link}, about, role, plan}`.</summary>
    public static RemList Functions(Exchange exchange)
    {
        var rows = new RemList();
        foreach (var mount in exchange.Site!.Mounts.OrderBy(static mount => mount.Path, StringComparer.Ordinal))
        {
            foreach (var state in mount.Chain)
            {
                foreach (var function in state.Functions?.All ?? [])
                {
                    Add(rows, exchange, function.Facts.Role, "function", $"{mount.Path}rpc/{function.Facts.Name}", isLinked: true, state.Path, function.Facts.About);
                }
            }
        }

        return rows;
    }

    private static void Add(RemList rows, Exchange exchange, Role role, string key, string path, bool isLinked, string plan, string? about = null)
    {
        if (role > exchange.Caller.Role)
        {
            return;
        }

        var row = new RemMap(4) { [key] = isLinked ? new RemMap(2) { ["text"] = path, ["link"] = path } : path };
        if (about is not null)
        {
            row.Set("about", about);
        }

        row.Set("role", RoleNames.Of(role));
        row.Set("plan", Running.Versions.PlanVersion.Shown(plan));
        rows.Add(row);
    }
}
