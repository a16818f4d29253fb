using Rem.Rpc;

namespace Rem.Web.Rpc;

/// <summary>Faults as XML-RPC has them: a number (the usual ones of "fault code interoperability") and a text.</summary>
internal static class XmlRpcFaults
{
    /// <summary>The body is no XML-RPC.</summary>
    public const int NotWellFormed = -32700;

    /// <summary>The number of a kind of fault.</summary>
    public static int NumberOf(CallFaultKind kind) => kind switch
    {
        CallFaultKind.Unreadable => -32600,
        CallFaultKind.Unknown => -32601,
        CallFaultKind.Arguments => -32602,
        CallFaultKind.Defect => -32603,
        _ => -32500,
    };

    /// <summary>A fault with its code, place and hint in its text: there is no other room for them.</summary>
    public static XmlRpcFault Of(CallFault fault)
    {
        var at = fault.Shown?.At.File is null ? "" : $" ({fault.Shown.At})";
        var hint = (fault.Shown?.Hint ?? fault.Hint) is { } text ? $" – {text}" : "";
        return new XmlRpcFault(NumberOf(fault.Kind), $"{fault.Code.Id}: {fault.Message}{at}{hint}");
    }
}
