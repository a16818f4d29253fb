namespace Rem.Web.Access;

/// <summary>What a request's own token against forged requests is worth.</summary>
public enum CsrfVerdict
{
    /// <summary>It has none.</summary>
    Absent,

    /// <summary>It has one that is not its session's.</summary>
    Wrong,

    /// <summary>It has its session's.</summary>
    Right,
}
