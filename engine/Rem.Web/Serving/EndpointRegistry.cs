using Rem.Web.Mounting;
using Rem.Web.Sites;

namespace Rem.Web.Serving;

/// <summary>Everything that can be asked for on the sites of a process: what every site has, and what is mounted.</summary>
internal static class EndpointRegistry
{
    private static readonly string[] Reading = ["GET"];
    private static readonly string[] Calling = ["POST"];

    /// <summary>All of it.</summary>
    public static IEnumerable<EndpointFacts> Of(BuiltIns builtIns, IEnumerable<Site> sites) =>
    [
        .. builtIns.All.Select(static each => new EndpointFacts("built in", "/" + each.Path, each.Methods, each.Role)),
        .. sites.SelectMany(static site => site.Mounts).SelectMany(static mount => mount.Chain.SelectMany(state => Of(mount.Path, state))),
    ];

    private static IEnumerable<EndpointFacts> Of(string mount, PlanState state) =>
    [
        .. (state.Pages?.Table.All ?? []).Select(page => new EndpointFacts("page", mount + page.Path.Text, page.Methods, page.Role)),
        .. (state.Functions?.All ?? []).Select(function => new EndpointFacts("function", $"{mount}rpc/{function.Facts.Name}", Calling, function.Facts.Role)),
        .. (state.Streams?.Table.All ?? []).Select(stream => new EndpointFacts("stream", mount + stream.Path.Text, Reading, stream.Role)),
        .. (state.Static?.Folders ?? []).Select(folder => new EndpointFacts("folder", mount + folder.Prefix, Reading, folder.Role)),
    ];
}
