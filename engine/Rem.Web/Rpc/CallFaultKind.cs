namespace Rem.Web.Rpc;

/// <summary>Why a call has no result.</summary>
internal enum CallFaultKind
{
    /// <summary>The request is not of the form of its protocol.</summary>
    Unreadable,

    /// <summary>There is no such function for this caller.</summary>
    Unknown,

    /// <summary>The arguments do not fit; nothing has run.</summary>
    Arguments,

    /// <summary>The function failed.</summary>
    Failed,

    /// <summary>REM failed.</summary>
    Defect,
}
