namespace Rem.Web.Access;

/// <summary>What came of a login.</summary>
public enum LoginOutcome
{
    /// <summary>User and password, or the token, are not right; nobody says which of them.</summary>
    Wrong,

    /// <summary>Too many were tried: nothing was looked at.</summary>
    TooMany,

    /// <summary>A session has begun.</summary>
    Done,
}
