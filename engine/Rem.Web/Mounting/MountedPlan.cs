using Rem.Running.Versions;
using Rem.Web.Sections;

namespace Rem.Web.Mounting;

/// <summary>A plan that is mounted somewhere: the version that serves, and what was seen of newer ones.</summary>
internal sealed class MountedPlan(PlanPath path, PlanState current, FileChanges files)
{
    /// <summary>Where it is, and who named it.</summary>
    public PlanPath Path { get; } = path;

    /// <summary>The version that serves.</summary>
    public PlanState Current { get; private set; } = current;

    /// <summary>The files that it was read from.</summary>
    public FileChanges Files { get; private set; } = files;

    /// <summary>Another version serves from now on.</summary>
    public void Replace(PlanState state, FileChanges files) => (Current, Files) = (state, files);
}
