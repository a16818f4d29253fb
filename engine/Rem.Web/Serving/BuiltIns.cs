using Rem.Web.Access;
using Rem.Web.Live;
using Rem.Web.Metering;
using Rem.Web.Static;

namespace Rem.Web.Serving;

/// <summary>The endpoints that every site has: one line each. They come before what is mounted.</summary>
internal sealed class BuiltIns(LoginPage login, MetricsPage metrics, PageStreams streams, LinkPage links)
{
    private static readonly string[] Reading = ["GET"];

    /// <summary>The lines.</summary>
    public IReadOnlyList<BuiltIn> All { get; } =
    [
        new("healthz", Role.Anyone, Reading, static exchange => Health.AnswerAsync(exchange, exchange.Refusals!.Count)),
        new("login", Role.Anyone, ["GET", "POST"], login.LoginAsync) { IsOwnGuard = true },
        new("logout", Role.Viewer, ["POST"], login.LogoutAsync),
        new(Assets.Path, Role.Anyone, Reading, Assets.AnswerAsync),
        new(PageStreams.Path, Role.Anyone, Reading, streams.AnswerAsync), // each stream asks for its own
        new(LinkPage.Path, Role.Anyone, ["GET", "POST"], links.AnswerAsync) { IsOwnGuard = true }, // who holds a link is who it was made for
        new("metrics", Role.Viewer, Reading, metrics.AnswerAsync),
    ];

    /// <summary>The one at a path, or null.</summary>
    public BuiltIn? Find(string path)
    {
        foreach (var each in All)
        {
            if (each.Has(path))
            {
                return each;
            }
        }

        return null;
    }
}
