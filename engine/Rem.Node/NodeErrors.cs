using Rem.Errors;

namespace Rem.Node;

/// <summary>Errors of a node.</summary>
public static class NodeErrors
{
    /// <summary>A plan that the node does not have.</summary>
    public static readonly ErrorCode NoPlan = new("REM7010", "the node has no plan of that name", "`rem ps` shows the plans of the node");

    /// <summary>No node is described.</summary>
    public static readonly ErrorCode NoNode = new("REM7011", "the rem.yaml of the folder describes no node", "write `node:` into it; `rem explain rem.yaml` shows its keys");

    /// <summary>A plan file that is not there.</summary>
    public static readonly ErrorCode PlanFile = new("REM7012", "a plan of the node is not there", "mend its path; it starts from the folder of rem.yaml");

    /// <summary>A plan that does not end.</summary>
    public static readonly ErrorCode Late = new("REM7013", "a plan did not end in time when it was told to", "see the node's log for the step that goes on; `timeout` on that step ends it");
}
