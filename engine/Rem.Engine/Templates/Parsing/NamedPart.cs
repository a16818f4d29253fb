using Rem.Templates.Nodes;

namespace Rem.Templates.Parsing;

/// <summary>A call of a part whose name has to be resolved.</summary>
/// <param name="Node">The call.</param>
/// <param name="Name">The name, or null where it is worked out.</param>
/// <param name="Mark">Where it stands.</param>
/// <param name="IsNeeded">False where something stands in its place.</param>
internal sealed record NamedPart(PartNode Node, string? Name, Mark Mark, bool IsNeeded);
