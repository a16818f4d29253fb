namespace Rem.Node;

/// <summary>The classes of the node that define error codes, for `rem explain` and the approved list.</summary>
public static class NodeErrorTable
{
    /// <summary>The classes.</summary>
    public static IReadOnlyList<Type> Classes { get; } = [typeof(Local.LocalErrors), typeof(NodeErrors), typeof(Resources.ResourceErrors)];
}
