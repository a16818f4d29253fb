using Rem.Values;
using Rem.Web.Live;
using Rem.Web.Mounting;
using Rem.Web.Sections;
using Rem.Web.Sites;

namespace Rem.Web.Serving;

/// <summary>What a request asks for: a page, a stream, the functions or a file of a plan. Frozen.</summary>
/// <param name="State">The version of the plan.</param>
/// <param name="Mount">Where it is mounted.</param>
internal sealed record Found(PlanState State, Mount Mount)
{
    /// <summary>The page, or null.</summary>
    public Page? Page { get; init; }

    /// <summary>What the page's or stream's path captured, or null.</summary>
    public RemMap? Captures { get; init; }

    /// <summary>The stream, or null.</summary>
    public LiveStream? Stream { get; init; }

    /// <summary>The path below the mount, when it is the functions' own; else null.</summary>
    public string? Function { get; init; }

    /// <summary>The file, or null.</summary>
    public FileInfo? File { get; init; }

    /// <summary>The folder that the file lies in, or null.</summary>
    public StaticFolder? Folder { get; init; }
}
