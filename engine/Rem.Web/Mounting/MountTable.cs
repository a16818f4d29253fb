using Rem.Errors;
using Rem.Running.Versions;
using Rem.Values;
using Rem.Web.Sections;

namespace Rem.Web.Mounting;

/// <summary>
/// The plans that a site's plan mounts, each open once however often it is mounted. Changed by one thread at a time; what
/// requests see are the chains, which are made anew and swapped as a whole.
/// </summary>
internal sealed class MountTable(PlanOpener opener)
{
    private readonly Dictionary<string, MountedPlan> _plans = new(StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<MountedPlan> All => _plans.Values;

    /// <summary>Takes in a plan that is open already: the one that mounts.</summary>
    public MountedPlan Add(PlanPath path, PlanState state, FileChanges files) => _plans[path.Full] = new MountedPlan(path, state, files);

    /// <summary>
    /// The plans that a request goes through, from the first to the last fall-back, each once; opens those that are not
    /// open yet. Throws a <see cref="PlanException"/>.
    /// </summary>
    public async Task<PlanState[]> ChainAsync(IReadOnlyList<PlanPath> plans, CancellationToken cancel)
    {
        var chain = new List<PlanState>();
        foreach (var plan in plans)
        {
            await AddAsync(plan, chain, [], cancel);
        }

        return [.. chain];
    }

    /// <summary>Takes out those that nobody mounts any more, and gives them.</summary>
    public List<PlanState> Forget(HashSet<string> kept)
    {
        var gone = new List<PlanState>();
        foreach (var (path, plan) in _plans.ToArray())
        {
            if (!kept.Contains(path))
            {
                _plans.Remove(path);
                gone.Add(plan.Current);
            }
        }

        return gone;
    }

    private async Task AddAsync(PlanPath path, List<PlanState> chain, List<string> above, CancellationToken cancel)
    {
        // Each plan was checked when it was loaded; one that has changed since then is caught here.
        if (above.Contains(path.Full) || above.Count == FallBackTree.MostDeep)
        {
            var round = string.Join(" > ", above.Append(path.Full).Select(static each => Path.GetFileName(Path.GetDirectoryName(each)) + "/" + Path.GetFileName(each)));
            throw new PlanException(WebErrors.FallBackCycle, path.At, $"the fall-backs go round in a circle: {round}", WebErrors.FallBackCycle.Fix);
        }

        var state = (await FindAsync(path, cancel)).Current;
        if (above.Count == 0 && !state.IsMountable) // behind another one, its folder may have templates for that
        {
            throw new PlanException(WebErrors.Mount, path.At, $"the plan {ValueText.Show(PlanVersion.Shown(path.Full))} has nothing to mount", WebErrors.Mount.Fix);
        }

        if (!chain.Contains(state))
        {
            chain.Add(state);
        }

        foreach (var below in state.FallBacks.Plans)
        {
            await AddAsync(below, chain, [.. above, path.Full], cancel);
        }
    }

    private async Task<MountedPlan> FindAsync(PlanPath path, CancellationToken cancel)
    {
        if (_plans.TryGetValue(path.Full, out var plan))
        {
            return plan;
        }

        var (state, files) = await opener.OpenAsync(path, Path.GetDirectoryName(path.Full)!, cancel);
        return Add(path, state, files);
    }
}
