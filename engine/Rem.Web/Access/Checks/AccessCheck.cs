namespace Rem.Web.Access;

/// <summary>
/// Decides whether a request is carried out. Pure: the same answer for the same question, and whatever is not plainly
/// allowed is not.
/// </summary>
public static class AccessCheck
{
    /// <summary>True for the methods that change nothing.</summary>
    public static bool IsSafe(string method) => method is "GET" or "HEAD" or "OPTIONS";

    /// <summary>Decides.</summary>
    /// <param name="needed">Who may do what is asked for.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="isSafe">True when it changes nothing: by its method (see <see cref="IsSafe"/>), or by what is called.</param>
    /// <param name="origin">From where it was sent.</param>
    /// <param name="csrf">What its token is worth; of no matter without a session.</param>
    public static AccessVerdict Decide(Role needed, Caller caller, bool isSafe, OriginVerdict origin, CsrfVerdict csrf)
    {
        if (needed is < Role.Anyone or > Role.Admin || caller.Role is < Role.Anyone or > Role.Admin)
        {
            return AccessVerdict.Forbidden;
        }

        if (caller.Role < needed)
        {
            return caller.Credential == Credential.None ? AccessVerdict.NeedsLogin : AccessVerdict.Forbidden;
        }

        return isSafe || IsWanted(caller.Credential, origin, csrf) ? AccessVerdict.Allowed : AccessVerdict.Forged;
    }

    // A browser sends a cookie with whatever any page makes it send; a token it does not.
    private static bool IsWanted(Credential credential, OriginVerdict origin, CsrfVerdict csrf) => credential switch
    {
        Credential.Token => true,
        Credential.Session => csrf == CsrfVerdict.Right && origin is (OriginVerdict.Own or OriginVerdict.Absent),
        Credential.None => origin is OriginVerdict.Own or OriginVerdict.Absent,
        _ => false,
    };
}
