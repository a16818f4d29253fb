namespace Rem.Node.Hosting;

/// <summary>What a plan of the node is doing.</summary>
public enum PlanState
{
    /// <summary>It is about to run.</summary>
    Starting,

    /// <summary>It runs; a long-running one also when it has been evaluated and stays.</summary>
    Running,

    /// <summary>It has ended well.</summary>
    Done,

    /// <summary>It has failed; it may be started again.</summary>
    Failed,

    /// <summary>It was told to stop.</summary>
    Stopping,

    /// <summary>It was stopped.</summary>
    Stopped,
}
