namespace Rem.Fuzz;

/// <summary>All targets.</summary>
internal static class FuzzTargets
{
    /// <summary>In the order in which they are shown.</summary>
    public static readonly FuzzTarget[] All =
    [
        new("loader", "any bytes give a plan or findings with places, within 1 s and 64 MB", LoaderTarget.Check),
        new("shell", "any shell text is bound or refused with a place, within 1 s and 64 MB", ShellTarget.Check),
        new("expressions", "any text gives a value or findings with places, and prints as it was", ExpressionsTarget.Check),
        new("templates", "any text is a template or refused with places, and is filled or fails with a place, within 1 s and 64 MB", TemplatesTarget.Check),
        new("check", "any plan is bound or refused with places, within 1 s and 64 MB", CheckTarget.Check),
        new("socket", "any bytes to a node's socket are answered, or end their connection, and the next client is served", SocketTarget.Check),
        new("jsonrpc", "any body is answered with JSON-RPC that a client can read, within 1 s and 64 MB", RpcTarget.CheckJsonRpc),
        new("xmlrpc", "any body is answered with XML-RPC that a client can read, within 1 s and 64 MB", RpcTarget.CheckXmlRpc),
        new("jsoncall", "any name and body are answered with a result or a problem, within 1 s and 64 MB", RpcTarget.CheckJsonCall),
    ];

    /// <summary>The one of a name, or null.</summary>
    public static FuzzTarget? Find(string name) => Array.Find(All, target => target.Name == name);
}
