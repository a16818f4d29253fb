namespace Rem.Node.Hosting;

/// <summary>What a plan of the node is doing.</summary>
public enum PlanState
{
    /// <summary>It is about to run; a long-running one is being evaluated for the first time.</summary>
    Starting,

    /// <summary>It runs.</summary>
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
