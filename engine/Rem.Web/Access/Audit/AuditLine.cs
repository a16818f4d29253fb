namespace Rem.Web.Access;

/// <summary>A change, or something that was noted, as the audit log has it; with its outcome where that was written. Frozen.</summary>
/// <param name="Number">The line's number.</param>
/// <param name="At">When, as it is written.</param>
public sealed record AuditLine(long Number, string? At)
{
    /// <summary>Who; null for nobody in particular.</summary>
    public string? Who { get; init; }

    /// <summary>By what that is known.</summary>
    public string? By { get; init; }

    /// <summary>From which address, or null.</summary>
    public string? From { get; init; }

    /// <summary>The kind of change; `note` for what the log says of itself.</summary>
    public string? What { get; init; }

    /// <summary>On what, or null.</summary>
    public string? Target { get; init; }

    /// <summary>The plan's digest, or null.</summary>
    public string? Digest { get; init; }

    /// <summary>The request's id, or null.</summary>
    public string? Request { get; init; }

    /// <summary>What came of it; null while it goes on, or when its process was killed.</summary>
    public string? Outcome { get; init; }
}
