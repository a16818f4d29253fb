using Rem.Errors;

namespace Rem.Node.Resources;

/// <summary>Errors of shared resources that live in a node.</summary>
public static class ResourceErrors
{
    /// <summary>The node is away.</summary>
    public static readonly ErrorCode Unreachable = new("REM7020", "the node that holds the shared resources cannot be reached", "see `rem ps` and the node's log; repeat when it runs again: whether the last write was carried out is not known");

    /// <summary>A request or answer of another form.</summary>
    public static readonly ErrorCode Form = new("REM7021", "a request to a node, or its answer, is not of the form that this REM knows", "let node and command line be of one version of REM");

    /// <summary>What was on its way in pieces.</summary>
    public static readonly ErrorCode Gone = new("REM7022", "something large that was on its way between a node and a process is not there any more", "repeat it: the node was started anew meanwhile, or many others asked for large things at once");
}
