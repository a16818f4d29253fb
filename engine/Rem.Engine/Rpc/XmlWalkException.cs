namespace Rem.Rpc;

/// <summary>A document is not what was expected of it.</summary>
internal sealed class XmlWalkException(string message) : Exception(message);
