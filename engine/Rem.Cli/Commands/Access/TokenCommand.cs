using Rem.Cli.Commands.Resources;
using Rem.Values;
using Rem.Web.Access;

namespace Rem.Cli.Commands.Access;

/// <summary>`rem token`: what programs say who they are by.</summary>
internal static class TokenCommand
{
    /// <summary>What it does.</summary>
    public static readonly ResourceVerb[] Verbs =
    [
        new("list", "", 0, 0, ListAsync),
        new("add", "NAME", 1, 1, AddAsync) { Options = ["--user", "--role", "--expires"], Changes = true },
        new("revoke", "ID", 1, 1, RevokeAsync),
        new("revoke-links", "", 0, 0, RevokeLinksAsync) { Changes = true },
    ];

    private static Task<int> ListAsync(ResourceCall call) => AccessCall.RunAsync(call, async changes =>
    {
        var tokens = await changes.TokensAsync(call.Cancel);
        return Output.Answer(call.AsJson, () => Facts(tokens), () => Text(tokens));
    });

    private static Task<int> AddAsync(ResourceCall call)
    {
        var role = AccessCall.Role(call);
        var life = call.Time("--expires") ?? AccessChanges.StandardLife;
        return AccessCall.RunAsync(call, async changes =>
        {
            var token = await changes.AddTokenAsync(AccessCall.Actor, call.Name, call.Words.Value("--user"), role, life, call.Cancel);
            if (call.AsJson)
            {
                var facts = Facts(token.Facts);
                facts.Set("text", token.Text);
                Output.Facts(facts);
                return ExitCode.Done;
            }

            Output.Data(token.Text + "\n");
            Output.Message($"token {token.Facts.Name} has the id {token.Facts.Id}: {RoleNames.Of(token.Facts.Role)} until {ResourceCall.Moment(token.Facts.Expires)}; its text is not shown again\n");
            return ExitCode.Done;
        });
    }

    private static Task<int> RevokeAsync(ResourceCall call) => AccessCall.RunAsync(call, async changes =>
    {
        await changes.RevokeTokenAsync(AccessCall.Actor, call.Name, call.Cancel);
        return call.Answer($"token {call.Name} revoked", ("id", call.Name), ("revoked", true));
    });

    private static Task<int> RevokeLinksAsync(ResourceCall call) => AccessCall.RunAsync(call, async changes =>
    {
        await changes.RevokeLinksAsync(AccessCall.Actor, call.Cancel);
        return call.Answer("all links that call functions are revoked", ("revoked", true));
    });

    private static string Text(IReadOnlyList<TokenFacts> tokens)
    {
        var now = TimeProvider.System.GetUtcNow();
        var rows = new List<string[]>();
        foreach (var token in tokens)
        {
            rows.Add([token.Id, token.Name, token.Owner ?? "-", RoleNames.Of(token.Role), ResourceCall.Moment(token.Expires) + (token.Expires <= now ? " (over)" : ""), ResourceCall.Moment(token.Used)]);
        }

        return rows.Count == 0 ? "no tokens\n" : ColumnText.Of("ID TOKEN USER ROLE EXPIRES USED", rows);
    }

    private static RemMap Facts(IReadOnlyList<TokenFacts> tokens)
    {
        var list = new RemList(tokens.Count);
        foreach (var token in tokens)
        {
            list.Add(Facts(token));
        }

        return NodeCall.Argument(("tokens", list));
    }

    private static RemMap Facts(TokenFacts token) => NodeCall.Argument(
        ("id", token.Id),
        ("token", token.Name),
        ("user", token.Owner),
        ("role", RoleNames.Of(token.Role)),
        ("added", ResourceCall.Fact(token.Created)),
        ("expires", ResourceCall.Fact(token.Expires)),
        ("used", ResourceCall.Fact(token.Used)));
}
