namespace Rem.Web.Access;

/// <summary>From where a request was sent, as its browser says.</summary>
public enum OriginVerdict
{
    /// <summary>Nobody says: no browser of today sent it.</summary>
    Absent,

    /// <summary>From a page of this site, or by the user's own hand.</summary>
    Own,

    /// <summary>From elsewhere, or from where nobody can tell.</summary>
    Foreign,
}
