using Rem.Errors;

namespace Rem.Storage;

/// <summary>Errors of the data folder.</summary>
public static class StorageErrors
{
    /// <summary>No room on the disk.</summary>
    public static readonly ErrorCode Full = new("REM4101", "the disk that holds the data folder is full", "make room; a node that runs writes on by itself within seconds, one that has ended is to be started again");

    /// <summary>The disk failed.</summary>
    public static readonly ErrorCode Disk = new("REM4102", "the disk that holds the data folder failed", "look at the system's log; start the node again when the disk is sound, or restore a backup");

    /// <summary>Bytes that are not those that were written.</summary>
    public static readonly ErrorCode Damaged = new("REM4103", "stored data is damaged", "restore a backup: `rem restore BACKUP --replace`");

    /// <summary>Written by a newer REM.</summary>
    public static readonly ErrorCode Newer = new("REM4104", "the data folder was written by a newer REM", "install that version, or a newer one");

    /// <summary>Another process has it.</summary>
    public static readonly ErrorCode Owned = new("REM4105", "the data folder belongs to another process", "stop that process, or give this one a folder of its own (`node: {data: …}` in rem.yaml)");

    /// <summary>On a network.</summary>
    public static readonly ErrorCode Network = new("REM4106", "the data folder lies on a network file system", "use a folder on a disk of this machine: network file systems lose locks and syncs");

    /// <summary>It cannot be used.</summary>
    public static readonly ErrorCode Folder = new("REM4107", "the data folder cannot be used", "let `node: {data: …}` in rem.yaml name a folder that is there or can be made");

    /// <summary>A permission that is missing, or one too many.</summary>
    public static readonly ErrorCode Denied = new("REM4109", "a permission keeps the data folder or a backup from being used", "let both belong to the user of this process, and the data folder to nobody else: chmod 700 FOLDER");

    /// <summary>A file that is no backup, or cannot become one.</summary>
    public static readonly ErrorCode Backup = new("REM4110", "a backup is not there, is none, or cannot be written", "name the file that `rem backup` made, or for a new one a folder that is there");

    /// <summary>Something stands there already.</summary>
    public static readonly ErrorCode Exists = new("REM4111", "a backup or restored data would take the place of something", "choose another place, or say that what stands there may be lost");

    /// <summary>It is closed.</summary>
    public static readonly ErrorCode Closed = new("REM4108", "the data folder is closed", "start the node again");
}
