using Rem.Binding;
using Rem.Errors;
using Rem.Plans;

namespace Rem.Running;

/// <summary>
/// Loads and binds plans by path, each once, the plans that they call included. A plan that calls itself is found
/// while it is being bound, which is why a call holds a reference and not the plan.
/// </summary>
public sealed class PlanLibrary(RemOptions options)
{
    private readonly Dictionary<string, PlanReference> _plans = new(StringComparer.Ordinal);

    /// <summary>The cache names of all these plans: they share their caches while they run.</summary>
    internal CacheNames Caches { get; } = new();

    /// <summary>Loads a plan from a file. Findings of the plans it calls are among its own.</summary>
    public PlanReference Load(string path, FindingList findings)
    {
        var key = Path.GetFullPath(path);
        PlanReference? reference;
        lock (_plans)
        {
            if (_plans.TryGetValue(key, out reference))
            {
                return reference;
            }

            _plans.Add(key, reference = new PlanReference());
        }

        Bind(reference, new PlanLoader(options.Files, options.Limits).Load(path, findings), findings);
        return reference;
    }

    /// <summary>Loads a plan from a text; the name stands in errors.</summary>
    public PlanReference LoadText(string text, string name, FindingList findings)
    {
        var reference = new PlanReference();
        Bind(reference, new PlanLoader(options.Files, options.Limits).Load(text, name, findings), findings);
        return reference;
    }

    private void Bind(PlanReference reference, PlanDocument document, FindingList findings) =>
        reference.Plan = PlanBinder.Bind(document, options, this, findings);
}

/// <summary>A plan that is loaded, or is being loaded by whoever asked first.</summary>
public sealed class PlanReference
{
    /// <summary>The plan; set before anything runs.</summary>
    public BoundPlan Plan { get; internal set; } = null!;
}
