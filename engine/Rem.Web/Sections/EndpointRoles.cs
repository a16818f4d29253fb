using Rem.Web.Access;

namespace Rem.Web.Sections;

/// <summary>The roles that an endpoint can ask for, as plans write them: those of users, and `anyone`.</summary>
internal static class EndpointRoles
{
    /// <summary>All of them, for messages.</summary>
    public const string Listed = "anyone, viewer, operator, author or admin";

    /// <summary>The role of a name.</summary>
    public static bool TryRead(string name, out Role role) => RoleNames.TryRead(name, out role) || name == RoleNames.Of(Role.Anyone);
}
