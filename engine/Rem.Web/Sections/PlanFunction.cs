using System.Collections.Frozen;
using Rem.Plans;
using Rem.Running;
using Rem.Web.Rpc;

namespace Rem.Web.Sections;

/// <summary>A function of `http rpc`, bound. Frozen.</summary>
/// <param name="Facts">As its callers see it.</param>
/// <param name="Function">What works it out.</param>
/// <param name="Timeout">How long it may take.</param>
/// <param name="At">Where its key stands.</param>
internal sealed record PlanFunction(WebFunction Facts, BoundFunction Function, TimeSpan Timeout, SourceSpan At);

/// <summary>The functions of a plan.</summary>
internal sealed class FunctionSet(IReadOnlyList<PlanFunction> functions)
{
    private readonly FrozenDictionary<string, PlanFunction> _byName = functions.ToFrozenDictionary(static each => each.Facts.Name, StringComparer.Ordinal);

    /// <summary>All of them, in the order of the plan.</summary>
    public IReadOnlyList<PlanFunction> All { get; } = functions;

    /// <summary>The function of a name, or null.</summary>
    public PlanFunction? Find(string name) => _byName.GetValueOrDefault(name);
}
