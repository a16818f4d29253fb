using Rem.CommandLines;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Values;
using Rem.Web.Access;
using Rem.Web.Pages;
using Rem.Web.Rpc;
using Rem.Web.Serving;
using Rem.Web.Sites;

namespace Rem.Web.Sections;

/// <summary>Makes a link for a step: as much as whoever asks for it may do, and no more.</summary>
internal sealed class LinkMaker(Scope scope, Func<string, SourceSpan> at)
{
    private const int Most = 2_000; // characters of an address that mail, chats and browsers take

    private readonly Exchange? _exchange = PagePieces.ExchangeOf(scope.Run.Client);

    /// <summary>Makes it, with a line in the audit log. Throws a <see cref="PlanException"/>.</summary>
    public async ValueTask<RemMap> MakeAsync(LinkOrder order, CancellationToken cancel)
    {
        var served = ServedSites.Of(scope.Run.Resources) ?? throw Error("function", "this process serves no site that the link could lead to", "make links in a plan of a site, or of the node that serves it");
        var place = LinkPlace.Find(SitesOf(order, served), order.Function, scope.Run.Plan.File.FullPath, at("function"));
        var link = new Link
        {
            Id = SecretText.NewId(16),
            Site = place.Site.Settings.Name,
            Mount = place.Mount.Path,
            Function = order.Function,
            Arguments = Fitting(order, place.Function),
            User = order.User,
            Role = RoleOf(order, place.Function),
            Maker = _exchange?.Caller.User,
            Until = DateTimeOffset.FromUnixTimeSeconds((scope.Run.Clock.GetUtcNow() + order.Life).ToUnixTimeSeconds()),
            IsOnce = order.IsOnce,
        };
        var url = $"{SiteAddress.Of(place.Site.Settings) ?? throw Error("function", $"the site '{link.Site}' has no address that could be written down", "give the site an `address`")}/{LinkPage.Path}?{LinkPage.Key}={await served.Access.Links.WriteAsync(link, cancel)}";
        if (url.Length > Most)
        {
            throw Error("arguments", $"a link has {Most:N0} characters at most, with these arguments it would have {url.Length:N0}", "keep what is long in a state, and give its key");
        }

        var actor = _exchange is null ? AuditActor.OfProcess() : Gate.Actor(_exchange);
        await served.Access.Audit.NoteAsync(actor, new AuditAction("link", $"{link.Id} {link.Target} for {link.User} as {RoleNames.Of(link.Role)}"), "made", cancel);
        return new RemMap(3) { ["url"] = url, ["until"] = link.Until.ToUnixTimeSeconds(), ["id"] = link.Id };
    }

    private IReadOnlyCollection<Site> SitesOf(LinkOrder order, ServedSites served)
    {
        if (order.Site is null)
        {
            return _exchange?.Site is { } site ? [site] : served.Sites.All;
        }

        var named = served.Sites.All.Where(site => site.Settings.Name == order.Site).ToList();
        var names = served.Sites.All.Select(static site => site.Settings.Name);
        return named.Count > 0 ? named : throw Error("site", $"this process serves no site {ValueText.Show(order.Site)}; it serves {string.Join(", ", names)}", Suggestion.Nearest(order.Site, names) is { } near ? $"did you mean '{near}'?" : null);
    }

    private Role RoleOf(LinkOrder order, WebFunction function)
    {
        var role = order.Role ?? (function.Role == Role.Anyone ? Role.Viewer : function.Role);
        if (role < function.Role)
        {
            throw new PlanException(AccessErrors.Role, at("role"), $"the function '{function.Name}' needs the role {RoleNames.Of(function.Role)}, and the link would have {RoleNames.Of(role)}", "leave 'role' away: a link has what its function needs");
        }

        if (_exchange?.Caller is { } caller && (caller.Credential == Credential.Link || caller.Role < role))
        {
            var who = caller.Credential == Credential.Link ? "who came by a link makes no other" : $"a link can do no more than who has it made: that is {RoleNames.Of(caller.Role)}, and it would be {RoleNames.Of(role)}";
            throw new PlanException(AccessErrors.Role, at("role"), who, AccessErrors.Role.Fix);
        }

        return role;
    }

    // All that is wrong with them is told when the link is made, and not to who follows it.
    private RemMap Fitting(LinkOrder order, WebFunction function)
    {
        var faults = new List<UsageFault>();
        FunctionInput.Read(function, order.Arguments, faults);
        var wrong = faults.FindAll(static fault => fault.Got is not null || fault.Expected is null);
        if (wrong.Count > 0)
        {
            throw Error("arguments", string.Join("; ", wrong.Select(static fault => fault.Finding.Message)), wrong[0].Finding.Hint);
        }

        return ReferenceEquals(scope.Run.Secrets.Hide((object)order.Arguments), order.Arguments)
            ? order.Arguments
            : throw Error("arguments", "they hold a secret, and who has a link can read its arguments", "let the function read the secret by itself");
    }

    private PlanException Error(string name, string message, string? hint) => new(WebErrors.Link, at(name), message, hint);
}
