namespace Rem.Web.Access;

/// <summary>What becomes of a request.</summary>
public enum AccessVerdict
{
    /// <summary>It is not for this caller, whoever logs in: answered as what is not there.</summary>
    Forbidden,

    /// <summary>It may be for somebody who logs in.</summary>
    NeedsLogin,

    /// <summary>It may have been forged: the caller may do this, and has to show that they wanted it.</summary>
    Forged,

    /// <summary>It is carried out.</summary>
    Allowed,
}
