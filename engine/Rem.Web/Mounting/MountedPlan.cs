using Rem.Web.Sections;

namespace Rem.Web.Mounting;

/// <summary>A plan that is mounted somewhere: the version that serves, and what was seen of newer ones.</summary>
internal sealed class MountedPlan(PlanPath path, PlanState current, WatchedFiles files)
{
    /// <summary>Where it is, and who named it.</summary>
    public PlanPath Path { get; } = path;

    /// <summary>The version that serves.</summary>
    public PlanState Current { get; private set; } = current;

    /// <summary>The files that it was read from.</summary>
    public WatchedFiles Files { get; private set; } = files;

    /// <summary>The changes that were seen last, and when they were first seen: a file that is being written is left alone.</summary>
    public (string Changes, DateTimeOffset Since)? Seen { get; set; }

    /// <summary>The changes that were refused: they are not tried again.</summary>
    public string? Tried { get; set; }

    /// <summary>Another version serves from now on; gives the old one.</summary>
    public PlanState Replace(PlanState state, WatchedFiles files)
    {
        var old = Current;
        Current = state;
        Files = files;
        Seen = null;
        Tried = null;
        return old;
    }
}
