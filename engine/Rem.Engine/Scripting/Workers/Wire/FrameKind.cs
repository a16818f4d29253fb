namespace Rem.Scripting.Workers.Wire;

/// <summary>
/// What a frame says. A frame is its length (4 bytes, little-endian, of what follows), its kind (1 byte) and its
/// content. Host and worker take turns: after each frame the sender listens.
/// </summary>
internal enum FrameKind : byte
{
    /// <summary>Host: a script to prepare and keep under a number.</summary>
    Script = 1,

    /// <summary>Host: run a script.</summary>
    Call = 2,

    /// <summary>Host: what a primitive answered, or how it failed.</summary>
    Answer = 3,

    /// <summary>Host: a name of the pipe, or the whole.</summary>
    Found = 4,

    /// <summary>Host: a compiled script, if it has it.</summary>
    Compiled = 5,

    /// <summary>Host: a compiled script as an open file that comes along, or why not.</summary>
    File = 6,

    /// <summary>Worker: it is ready, and what holds it.</summary>
    Hello = 10,

    /// <summary>Worker: what is wrong with a script.</summary>
    Prepared = 11,

    /// <summary>Worker: what a script gave.</summary>
    Result = 12,

    /// <summary>Worker: how a script failed.</summary>
    Failed = 13,

    /// <summary>Worker: it wants a primitive called.</summary>
    Ask = 14,

    /// <summary>Worker: it wants a name of the pipe.</summary>
    FindName = 15,

    /// <summary>Worker: it wants a fixed name.</summary>
    FindFixed = 16,

    /// <summary>Worker: it wants the whole pipe.</summary>
    FindAll = 17,

    /// <summary>Worker: it wants a compiled script, by its key.</summary>
    GetCompiled = 18,

    /// <summary>Worker: it has compiled a script.</summary>
    PutCompiled = 19,

    /// <summary>Worker: it wants a compiled script as a file.</summary>
    GetFile = 20,
}

/// <summary>How a script failed, or a primitive.</summary>
internal enum FailureKind : byte
{
    /// <summary>An error that may be caught.</summary>
    Error = 0,

    /// <summary>A limit.</summary>
    Limit = 1,

    /// <summary>The host's own exception, by its number.</summary>
    Host = 2,

    /// <summary>Cancelled with the run.</summary>
    Cancelled = 3,

    /// <summary>The script's time is over.</summary>
    Time = 4,

    /// <summary>A mistake of the runtime.</summary>
    Mistake = 5,
}
