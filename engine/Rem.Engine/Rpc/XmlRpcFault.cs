namespace Rem.Rpc;

/// <summary>A fault: a number and a text.</summary>
internal sealed record XmlRpcFault(long Code, string Text);
