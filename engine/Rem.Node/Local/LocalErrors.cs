using Rem.Errors;

namespace Rem.Node.Local;

/// <summary>Errors of the local socket of a node.</summary>
public static class LocalErrors
{
    /// <summary>Nobody listens.</summary>
    public static readonly ErrorCode NoNode = new("REM7001", "no node runs in this folder", "start it with `rem run` in the folder of its rem.yaml, or name the folder in which it, or a plan by itself, runs: --node FOLDER, such as --node plans/monitor");

    /// <summary>A second server.</summary>
    public static readonly ErrorCode Taken = new("REM7002", "the local socket belongs to a node that runs already", "use the node that runs, or stop it first");

    /// <summary>A socket that cannot be made.</summary>
    public static readonly ErrorCode Socket = new("REM7003", "the local socket cannot be made", "let the data folder be a folder of its own that nobody else can enter: chmod 700 FOLDER");

    /// <summary>The other side went away.</summary>
    public static readonly ErrorCode Lost = new("REM7004", "the node went away while it was asked something", "see `rem ps` and the node's log; whether the request was carried out is not known");

    /// <summary>A method that is not there.</summary>
    public static readonly ErrorCode Method = new("REM7005", "the node has no such method", "let node and command line be of one version of REM");

    /// <summary>Too much at once.</summary>
    public static readonly ErrorCode Busy = new("REM7006", "more was asked of a node at the same time than it takes", "wait for answers before asking more");

    /// <summary>A value too large.</summary>
    public static readonly ErrorCode TooLarge = new("REM7007", "a request or answer is larger than the local socket carries", "ask for less at once, in pages");

    /// <summary>The node ends.</summary>
    public static readonly ErrorCode Stopping = new("REM7008", "the node is stopping and takes nothing new", "start it again");

    /// <summary>A socket of somebody else.</summary>
    public static readonly ErrorCode Owner = new("REM7009", "the local socket is for its owner alone", "run the command as the user that the node runs as");
}
