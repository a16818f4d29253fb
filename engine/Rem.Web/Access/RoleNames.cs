using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Web.Access;

/// <summary>The roles as people write them.</summary>
public static class RoleNames
{
    /// <summary>Those that a user or token can have.</summary>
    public static IReadOnlyList<string> Given { get; } = ["viewer", "operator", "author", "admin"];

    /// <summary>A role as it is written.</summary>
    public static string Of(Role role) => role switch
    {
        Role.Viewer => "viewer",
        Role.Operator => "operator",
        Role.Author => "author",
        Role.Admin => "admin",
        _ => "anyone",
    };

    /// <summary>Reads the role of a user or token; `anyone` is none of theirs.</summary>
    public static bool TryRead(string? text, out Role role)
    {
        role = text switch
        {
            "viewer" => Role.Viewer,
            "operator" => Role.Operator,
            "author" => Role.Author,
            "admin" => Role.Admin,
            _ => Role.Anyone,
        };
        return role != Role.Anyone;
    }

    /// <summary>Reads the role of a user or token. Throws <see cref="AccessErrors.Role"/>.</summary>
    public static Role Read(string text) => TryRead(text, out var role)
        ? role
        : throw new PlanException(
            AccessErrors.Role,
            SourceSpan.None,
            $"a role is {string.Join(", ", Given)}, got {ValueText.Show(text)}",
            Suggestion.Nearest(text, Given) is { } near ? $"did you mean {ValueText.Show(near)}?" : AccessErrors.Role.Fix);
}
