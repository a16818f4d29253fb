using Rem.Plans;

namespace Rem.Binding;

/// <summary>Stands for a value that `super:` works out in the handler, where a tag expects a value in the plan.</summary>
internal sealed class SuppliedNode(SourceSpan span) : PlanNode(span);
