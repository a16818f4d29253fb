using System.Numerics;
using Rem.Storage.Sqlite;

namespace Rem.Storage.Rows;

/// <summary>
/// What tells that a row's key, kind and name are those that were written (CRC-32C): no checksum of a content can, for a
/// counter whose name is another one is not there for who asks for it.
/// </summary>
internal static class ResourceSum
{
    private const string Identity = "SELECT id, kind, name FROM resource";

    /// <summary>The sum of a row. The name as UTF-8.</summary>
    public static long Of(long id, long kind, ReadOnlySpan<byte> name)
    {
        var sum = BitOperations.Crc32C(BitOperations.Crc32C(uint.MaxValue, (ulong)id), (ulong)kind);
        foreach (var part in name)
        {
            sum = BitOperations.Crc32C(sum, part);
        }

        return ~sum;
    }

    /// <summary>Gives the rows of a file that has none their sums.</summary>
    public static void AddTo(SqliteFile file)
    {
        using var set = file.Prepare("UPDATE resource SET sum = ?2 WHERE id = ?1");
        foreach (var (id, sum) in Sums(file))
        {
            set.Bind(1, id).Bind(2, sum).Run();
        }
    }

    private static List<(long Id, long Sum)> Sums(SqliteFile file)
    {
        var sums = new List<(long, long)>();
        using var statement = file.Prepare(Identity);
        while (statement.Step())
        {
            sums.Add((statement.Integer(0), Of(statement.Integer(0), statement.Integer(1), statement.Bytes(2))));
        }

        return sums;
    }
}
