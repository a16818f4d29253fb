using Rem.Errors;
using Rem.Running;
using Rem.Values;
using Rem.Web.Rpc;
using Rem.Web.Sections;
using Rem.Web.Serving;

namespace Rem.Web.Widgets;

/// <summary>Where widgets are written: the page and the request that it answers. Frozen.</summary>
/// <param name="Exchange">The request.</param>
/// <param name="Page">The page.</param>
/// <param name="MountPath">Where its plan is mounted: `/`, or words between slashes with one at each end.</param>
/// <param name="Functions">The functions that its caller may call there.</param>
internal sealed record WidgetPlace(Exchange Exchange, Page Page, string MountPath, IFunctions Functions)
{
    /// <summary>How deep groups stand in groups here.</summary>
    public int Depth { get; init; }

    /// <summary>How many headings stand above what is written here, below the page's own.</summary>
    public int Headings { get; init; }

    /// <summary>The pages that it embeds, worked out: their HTML by name.</summary>
    public RemMap Portlets { get; init; } = new(0);

    /// <summary>Where its elements get their ids.</summary>
    public ElementIds Ids { get; init; } = new("");

    /// <summary>What the page is called when nothing says so.</summary>
    public string Title => Page.Path.Text.Length == 0 ? Exchange.Site?.Settings.Title ?? "REM" : Page.Path.ToString();

    /// <summary>The place of a page that was evaluated.</summary>
    public static WidgetPlace Of(Exchange exchange, Found found, Evaluated evaluated, TimeProvider clock) =>
        new(exchange, found.Page!, found.Mount.Path, new MountFunctions(found.Mount, exchange, exchange.Gate!, clock))
        {
            Portlets = found.Page!.Portlets is not null && evaluated.Scope.TryFind("portlets", out var portlets) && portlets is RemMap map ? map : new RemMap(0),
        };

    /// <summary>The same place, inside of a list or group; below its heading where it has one.</summary>
    public WidgetPlace Inside(bool hasHeading = false) => this with { Depth = Depth + 1, Headings = hasHeading ? Headings + 1 : Headings };

    /// <summary>The address of what stands at a path: from the mount, or with a slash in front from the site.</summary>
    public string Address(string path) => path.StartsWith('/') ? path : MountPath + path;

    /// <summary>An error of this page.</summary>
    public PlanException Error(string message, string? hint = null) =>
        new(WebErrors.Widget, Page.At, $"'{WidgetPage.Key}' of the page '{Page.Path}': {message}", hint);

    /// <summary>An error about a value.</summary>
    public PlanException Error(string what, string expected, object? got) =>
        Error($"{what} must be {expected}, got {ValueText.ShowWithKind(got)}");
}
