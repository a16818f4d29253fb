using Rem.Tags;
using Rem.Web.Facts;
using Rem.Web.Sections;

namespace Rem.Web;

/// <summary>The sections and actions of the web: one line each.</summary>
public static class WebTags
{
    /// <summary>The rows.</summary>
    public static IReadOnlyList<TagRow> Rows { get; } =
    [
        TagRow.Section("http sites", static () => new SitesTag()),
        TagRow.Section("http pages", static () => new PagesTag()),
        TagRow.Section("http rpc", static () => new RpcTag()),
        TagRow.Section("http stream", static () => new StreamTag()),
        TagRow.Section("http static", static () => new StaticTag()),
        TagRow.Section("http fallbacks", static () => new FallBacksTag()),
        TagRow.Action("http send", static () => new SendTag()),
        TagRow.Action("http link", static () => new LinkTag()),
        TagRow.Action("node facts", static () => new NodeFactsTag()),
    ];
}
