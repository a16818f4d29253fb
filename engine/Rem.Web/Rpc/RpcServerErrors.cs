using Rem.Errors;

namespace Rem.Web.Rpc;

/// <summary>Errors that callers of functions get.</summary>
public static class RpcServerErrors
{
    /// <summary>The request cannot be read.</summary>
    public static readonly ErrorCode Unreadable = new("REM8101", "a request is not of the form of its protocol", "the message says what was expected, and where");

    /// <summary>There is no such function.</summary>
    public static readonly ErrorCode Unknown = new("REM8102", "there is no function of a name, or the caller may not call it", "see the list of functions: `GET openapi.json`, `rpc.discover` or `system.listMethods`");
}
