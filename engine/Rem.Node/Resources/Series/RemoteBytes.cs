using Rem.Values;

namespace Rem.Node.Resources.Series;

/// <summary>Bytes from and to a node, in one message or, where they are many, in pieces.</summary>
internal static class RemoteBytes
{
    /// <summary>The bytes of an answer.</summary>
    public static async ValueTask<byte[]> GetAsync(NodeLink link, object? given, CancellationToken cancel)
    {
        if (given is string)
        {
            return Given.Bytes(given);
        }

        var parts = Given.List(given, 2);
        var (id, bytes) = (Given.Integer(parts[0], "id"), new byte[Given.Place(parts[1], int.MaxValue)]);
        for (var at = 0; at < bytes.Length;)
        {
            var piece = Given.Bytes(await link.CallAsync("bytes.read", new RemMap(2).With("id", (object?)id).With("at", (object?)(long)at), cancel));
            if (piece.Length == 0 || piece.Length > bytes.Length - at)
            {
                throw Given.Wrong("another piece of bytes was expected", (long)piece.Length);
            }

            piece.CopyTo(bytes, at);
            at += piece.Length;
        }

        await link.CallAsync("bytes.drop", new RemMap(1).With("id", (object?)id), cancel);
        return bytes;
    }

    /// <summary>Puts bytes into an argument, or sends them ahead and puts in where they are.</summary>
    public static async ValueTask<RemMap> SendAsync(NodeLink link, RemMap argument, byte[] bytes, CancellationToken cancel)
    {
        if (bytes.Length <= Transfers.PieceBytes)
        {
            return argument.With("bytes", Convert.ToBase64String(bytes));
        }

        var id = Given.Integer(await link.CallAsync("bytes.begin", new RemMap(1).With("length", (object?)(long)bytes.Length), cancel), "id");
        for (var at = 0; at < bytes.Length; at += Transfers.PieceBytes)
        {
            var piece = Convert.ToBase64String(bytes, at, Math.Min(Transfers.PieceBytes, bytes.Length - at));
            await link.CallAsync("bytes.write", new RemMap(3).With("id", (object?)id).With("at", (object?)(long)at).With("bytes", piece), cancel);
        }

        return argument.With("id", (object?)id);
    }
}
