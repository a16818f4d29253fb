using Rem.Web.Access;

namespace Rem.Web.Sections;

/// <summary>The roles that an endpoint can ask for, as plans write them: those of users, and `anyone`.</summary>
internal static class EndpointRoles
{
    /// <summary>All of them, for messages.</summary>
    public const string Listed = "anyone, viewer, operator, author or admin";

    private static readonly string[] Names = ["anyone", "viewer", "operator", "author", "admin"];

    /// <summary>The role of a name.</summary>
    public static bool TryRead(string name, out Role role)
    {
        var index = Array.IndexOf(Names, name);
        role = index < 0 ? Role.Admin : (Role)index;
        return index >= 0;
    }


    /// <summary>A role's name.</summary>
    public static string Of(Role role) => Names[(int)role];
}
