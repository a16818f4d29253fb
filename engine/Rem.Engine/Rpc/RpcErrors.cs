using Rem.Errors;

namespace Rem.Rpc;

/// <summary>Errors of calling functions elsewhere.</summary>
public static class RpcErrors
{
    /// <summary>The other side says that the call failed.</summary>
    public static readonly ErrorCode Failed = new("REM2221", "a function that was called elsewhere failed, or the other side refused the call", "the message has the code and the text of the other side; look into its log");

    /// <summary>What came back is no answer.</summary>
    public static readonly ErrorCode Answer = new("REM2222", "what came back for a call is no answer of its protocol", "check the address and `protocol`; `error.result` has what came back");

    /// <summary>The call is described wrongly.</summary>
    public static readonly ErrorCode Call = new("REM2223", "a call of a function elsewhere is described wrongly", "see the documentation of the tag 'rpc'");

    /// <summary>A value that XML cannot hold.</summary>
    public static readonly ErrorCode Characters = new("REM2224", "a text holds a character that XML has no way to write", "take the character out, or call by JSON-RPC");
}
