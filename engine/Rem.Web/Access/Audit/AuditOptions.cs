namespace Rem.Web.Access;

/// <summary>How much an audit log keeps.</summary>
public sealed record AuditOptions
{
    /// <summary>As it is.</summary>
    public static AuditOptions Default { get; } = new();

    /// <summary>Bytes at which a new file begins; 20 MiB.</summary>
    public long MaxSize { get; init; } = 20 * 1024 * 1024;

    /// <summary>How many full files are kept beside the one that is written; 50, and the oldest goes first.</summary>
    public int Keep { get; init; } = 50;
}
