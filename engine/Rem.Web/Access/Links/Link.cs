using Rem.Values;

namespace Rem.Web.Access;

/// <summary>A link that calls one function with fixed arguments: all that is signed of it. Frozen.</summary>
internal sealed record Link
{
    /// <summary>Its id, which is no secret: it is in the audit log, and what is kept of one that was used.</summary>
    public required string Id { get; init; }

    /// <summary>The site that it is for.</summary>
    public required string Site { get; init; }

    /// <summary>The mount whose function it calls: `/`, or words between slashes with one at each end.</summary>
    public required string Mount { get; init; }

    /// <summary>The function.</summary>
    public required string Function { get; init; }

    /// <summary>The arguments that it gives; who follows it gives the others, and never these.</summary>
    public required RemMap Arguments { get; init; }

    /// <summary>Whom it was made for, as `request.user.name`.</summary>
    public required string User { get; init; }

    /// <summary>What it may do.</summary>
    public required Role Role { get; init; }

    /// <summary>Who had it made: a user or `token:NAME`, who must be allowed it still when it is followed; null for a plan by itself.</summary>
    public string? Maker { get; init; }

    /// <summary>When it ends; whole seconds.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>True when it does something once.</summary>
    public required bool IsOnce { get; init; }

    /// <summary>The path of the function, for people.</summary>
    public string Target => $"{Mount}rpc/{Function}";

    /// <summary>Who follows it.</summary>
    public Caller Caller => new(User, Role, Credential.Link) { CredentialId = Id };
}
