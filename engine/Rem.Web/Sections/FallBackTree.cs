using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Web.Sections;

/// <summary>
/// The plans that a plan falls back on, each once, in the order in which a miss goes on to them. Read from their files
/// when the plan is loaded, without binding them.
/// </summary>
internal sealed class FallBackTree
{
    /// <summary>The section that names them.</summary>
    public const string Key = "http fallbacks";

    /// <summary>How deep fall-backs of fall-backs go.</summary>
    public const int MostDeep = 16;

    private readonly PlanBinder _binder;
    private readonly FindingList _findings;
    private readonly List<string> _plans = [];

    private FallBackTree(PlanBinder binder, FindingList findings)
    {
        _binder = binder;
        _findings = findings;
    }

    /// <summary>Their files, as errors show them. Reports a circle, and a plan that this one names and that is not there.</summary>
    public static IReadOnlyList<string> Read(PlanBinder binder, FindingList findings)
    {
        var tree = new FallBackTree(binder, findings);
        tree.Add(binder.Document, [binder.Document.File.Path]);
        return tree._plans;
    }

    private void Add(PlanDocument plan, string[] above)
    {
        foreach (var item in (plan.Root as MapNode)?.Find(Key) is ListNode list ? list.Items : [])
        {
            if (PlanPath.Of(item) is { } path)
            {
                Add(item.Span, PlanPaths.Combine(item.Span.File!.Path, path), above);
            }
        }
    }

    private void Add(SourceSpan at, string path, string[] above)
    {
        if (Array.Exists(above, each => PlanPaths.Full(each) == PlanPaths.Full(path)) || above.Length == MostDeep)
        {
            _findings.Error(WebErrors.FallBackCycle, at, $"the fall-backs go round in a circle, or stand more than {MostDeep} deep: {string.Join(" > ", above)} > {path}", WebErrors.FallBackCycle.Fix);
            return;
        }

        if (_plans.Contains(path))
        {
            return;
        }

        // What else is wrong with it is told when it is mounted.
        var none = new FindingList();
        var plan = new PlanLoader(_binder.Options.Files, _binder.Options.Limits).Load(path, none);
        if (above.Length == 1 && none.Items.Any(static finding => finding.Code == PlanErrors.File))
        {
            _findings.Error(BindErrors.MissingFile, at, $"there is no plan {ValueText.Show(path)} to fall back on");
            return;
        }

        _plans.Add(path);
        Add(plan, [.. above, path]);
    }
}
