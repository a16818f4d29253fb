using Rem.Errors;

namespace Rem.Storage;

/// <summary>Errors of the data folder.</summary>
public static class StorageErrors
{
    /// <summary>No room on the disk.</summary>
    public static readonly ErrorCode Full = new("REM4101", "the disk that holds the data folder is full", "make room; writing goes on by itself within seconds");

    /// <summary>The disk failed.</summary>
    public static readonly ErrorCode Disk = new("REM4102", "the disk that holds the data folder failed", "look at the system's log; start the node again when the disk is sound, or restore a backup");

    /// <summary>Bytes that are not those that were written.</summary>
    public static readonly ErrorCode Damaged = new("REM4103", "stored data is damaged", "`rem verify` names what is; restore it from a backup");

    /// <summary>Written by a newer REM.</summary>
    public static readonly ErrorCode Newer = new("REM4104", "the data folder was written by a newer REM", "install that version, or a newer one");

    /// <summary>Another process has it.</summary>
    public static readonly ErrorCode Owned = new("REM4105", "the data folder belongs to another process", "stop that process, or give this one a folder of its own (`node: {data: …}` in rem.yaml)");

    /// <summary>On a network.</summary>
    public static readonly ErrorCode Network = new("REM4106", "the data folder lies on a network file system", "use a folder on a disk of this machine: network file systems lose locks and syncs");

    /// <summary>It cannot be used.</summary>
    public static readonly ErrorCode Folder = new("REM4107", "the data folder cannot be used", "give the user of this process a folder that nobody else may write");

    /// <summary>It is closed.</summary>
    public static readonly ErrorCode Closed = new("REM4108", "the data folder is closed", "start the node again");
}
