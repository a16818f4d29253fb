namespace Rem.Web.Rpc;

/// <summary>What is sent back for a request.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The type of the body; null without one.</param>
/// <param name="Body">The body.</param>
internal readonly record struct RpcReply(int Status, string? ContentType, ReadOnlyMemory<byte> Body)
{
    /// <summary>Nothing to say: a notification was taken.</summary>
    public static readonly RpcReply Nothing = new(204, null, default);
}
