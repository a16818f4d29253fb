namespace Rem.Web.Access;

/// <summary>What trying a password gave.</summary>
internal enum PasswordVerdict
{
    /// <summary>It is not the one.</summary>
    Wrong,

    /// <summary>It is.</summary>
    Right,

    /// <summary>It is, and its hash was made with fewer rounds than new ones are.</summary>
    RightAndWeak,
}
