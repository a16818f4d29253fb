using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Web.Access;

/// <summary>Which tokens there are, and which there may be.</summary>
internal sealed class TokenBook(AccessStore store)
{
    /// <summary>A token as people see it.</summary>
    public static TokenFacts Facts(AccessToken token, DateTimeOffset? used) => new(token.Id, token.Name, token.Owner, token.Role, token.Created, token.Expires, used);

    /// <summary>Throws <see cref="AccessErrors.Role"/> for a role that nobody can have.</summary>
    public static void EnsureGiven(Role role)
    {
        if (role is <= Role.Anyone or > Role.Admin)
        {
            throw new PlanException(AccessErrors.Role, SourceSpan.None, $"a role is {string.Join(", ", RoleNames.Given)}", AccessErrors.Role.Fix);
        }
    }

    /// <summary>The role of a new token; null stands for the user's. Throws <see cref="AccessErrors.Role"/>.</summary>
    public static Role RoleOf(Role? role, AccessUser? user)
    {
        if (role is { } given)
        {
            EnsureGiven(given);
            return user is null || given <= user.Role
                ? given
                : throw new PlanException(AccessErrors.Role, SourceSpan.None, $"a token of user {ValueText.Show(user.Name)} can be {RoleNames.Of(user.Role)} at most, got {ValueText.Show(RoleNames.Of(given))}", AccessErrors.Role.Fix);
        }

        return user?.Role ?? throw new PlanException(AccessErrors.Role, SourceSpan.None, "a token that belongs to no user needs a role", $"say what may be done with it: {string.Join(", ", RoleNames.Given)}");
    }

    /// <summary>Throws <see cref="AccessErrors.TokenExists"/> when a living token has a name.</summary>
    public void EnsureNew(string name)
    {
        var now = store.Clock.GetUtcNow();
        foreach (var token in store.Table.Tokens)
        {
            if (token.Name == name && token.Expires > now)
            {
                throw new PlanException(AccessErrors.TokenExists, SourceSpan.None, $"there is a token {ValueText.Show(name)} already, with the id {token.Id}", $"choose another name, or revoke it first: rem token revoke {token.Id}");
            }
        }
    }

    /// <summary>The token of an id. Throws <see cref="AccessErrors.NoToken"/>.</summary>
    public AccessToken Find(string id)
    {
        foreach (var token in store.Table.Tokens)
        {
            if (token.Id == id)
            {
                return token;
            }
        }

        throw None(id);
    }

    /// <summary>The error of a token that is not there, with the nearest that is.</summary>
    public PlanException None(string id)
    {
        var ids = new List<string>();
        foreach (var token in store.Table.Tokens)
        {
            if (token.Name == id)
            {
                return new PlanException(AccessErrors.NoToken, SourceSpan.None, $"there is no token with the id {ValueText.Show(id)}", $"the one of that name has the id {token.Id}");
            }

            ids.Add(token.Id);
        }

        // Whoever gave a token's text in place of its id has shown it to the shell's history; it is not shown again.
        var shown = id.StartsWith(SecretText.TokenPrefix, StringComparison.Ordinal) ? "that begins with 'rem_': that is the text of a token" : ValueText.Show(id);
        return new PlanException(AccessErrors.NoToken, SourceSpan.None, $"there is no token with the id {shown}", Suggestion.Nearest(id, ids) is { } near ? $"did you mean {ValueText.Show(near)}?" : AccessErrors.NoToken.Fix);
    }
}
