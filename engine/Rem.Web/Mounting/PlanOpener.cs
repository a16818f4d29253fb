using Rem.Errors;
using Rem.Running;
using Rem.Running.Versions;
using Rem.Shared;
using Rem.Values;
using Rem.Web.Sections;

namespace Rem.Web.Mounting;

/// <summary>Opens plans that are mounted, beside those that serve.</summary>
/// <param name="options">The engine's parts, those of the plan that mounts.</param>
/// <param name="resources">The shared resources of all of them.</param>
internal sealed class PlanOpener(RemOptions options, SharedResources resources)
{
    /// <summary>The plan of a path that has not been read, with a note of the files that it is read from. Throws as <see cref="PlanVersion.Load"/>.</summary>
    public FileChanges Files(string path)
    {
        var files = new WatchedFiles(options.Files);
        PlanVersion.Load(path, options, resources, files);
        return new FileChanges(files, options.Clock);
    }

    /// <summary>
    /// Opens a plan. Throws <see cref="InvalidPlanException"/> for one with errors, a <see cref="PlanException"/> when there
    /// is none or its root block fails.
    /// </summary>
    public async Task<(PlanState State, FileChanges Files)> OpenAsync(PlanPath at, string folder, CancellationToken cancel)
    {
        if (!File.Exists(at.Full))
        {
            throw new PlanException(WebErrors.Mount, at.At, $"there is no plan {ValueText.Show(PlanVersion.Shown(at.Full))} to mount", WebErrors.Mount.Fix);
        }

        var files = new WatchedFiles(options.Files);
        var version = await PlanVersion.OpenAsync(at.Full, options, resources, folder, files, cancel);
        return (new PlanState(at.Full, version.Open, version.CloseAsync), new FileChanges(files, options.Clock));
    }
}
