namespace Rem.Web.Access;

/// <summary>What somebody may do; each role may do what those before it may.</summary>
public enum Role
{
    /// <summary>Nobody in particular: sees only what is open to anyone.</summary>
    Anyone,

    /// <summary>Looks at pages and streams.</summary>
    Viewer,

    /// <summary>Calls functions that change something.</summary>
    Operator,

    /// <summary>Sees what only who writes plans needs: places, carets, texts of errors.</summary>
    Author,

    /// <summary>Gives and takes users and tokens.</summary>
    Admin,
}
