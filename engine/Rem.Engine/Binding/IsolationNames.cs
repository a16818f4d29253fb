using Rem.Errors;
using Rem.Plans;
using Rem.Scripting;

namespace Rem.Binding;

/// <summary>`isolate: inproc | limited | process` at a step or a tag.</summary>
public static class IsolationNames
{
    /// <summary>Reads it; what is wrong is reported.</summary>
    public static Isolation Read(PlanBinder binder, PlanNode node)
    {
        switch ((node as ScalarNode)?.Text)
        {
            case "inproc":
                return Isolation.InProcess;
            case "limited":
                return Isolation.Limited;
            case "process":
                return Isolation.Process;
            default:
                binder.Findings.Error(BindErrors.Modifier, node.Span, $"'isolate' is inproc, limited or process, got {PlanShapes.Describe(node)}");
                return Isolation.InProcess;
        }
    }
}
