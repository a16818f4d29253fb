using Rem.Plans;
using Rem.Running;
using Rem.Web.Access;

namespace Rem.Web.Sections;

/// <summary>A page of `http pages`, bound. Frozen.</summary>
/// <param name="Path">Where it stands below its mount.</param>
/// <param name="Function">What works it out.</param>
internal sealed record Page(PathPattern Path, BoundFunction Function)
{
    /// <summary>Where its key stands.</summary>
    public required SourceSpan At { get; init; }

    /// <summary>Who may see it.</summary>
    public Role Role { get; init; } = Role.Viewer;

    /// <summary>The methods that it takes; HEAD goes with GET.</summary>
    public IReadOnlyList<string> Methods { get; init; } = ["GET"];

    /// <summary>How long it may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The media type of what it gives, or null for what fits that.</summary>
    public string? ContentType { get; init; }

    /// <summary>The most bytes that a body sent to it may have; null for the site's limit.</summary>
    public long? MaxBody { get; init; }

    /// <summary>Its template, or null.</summary>
    public PageTemplate? Template { get; init; }

    /// <summary>The pages that it embeds, worked out when its block has been, or null.</summary>
    public BoundValue? Portlets { get; init; }
}
