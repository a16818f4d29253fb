using Rem.Scripting.Workers.Wire;
using Rem.Storage.Rows;
using Rem.Storage.Sqlite;

namespace Rem.Storage.Journals;

/// <summary>
/// Looks whether all rows belong to a queue, bucket or counter that is there: one whose key was damaged would else be missing
/// where it belongs, and be read by nobody. One seek for each owner.
/// </summary>
internal static class RowOwners
{
    /// <summary>Throws <see cref="WireException"/> for a row that belongs to nothing.</summary>
    public static void Check(SqliteFile file, IEnumerable<ResourceRow> rows)
    {
        var kinds = new Dictionary<long, ResourceKind>();
        foreach (var row in rows)
        {
            kinds[row.Id] = row.Kind;
        }

        Check(file, "message", owner => kinds.GetValueOrDefault(owner) == ResourceKind.Queue);
        Check(file, "entry", owner => kinds.GetValueOrDefault(owner) == ResourceKind.Bucket);
        Check(file, "operation", kinds.ContainsKey);
    }

    private static void Check(SqliteFile file, string table, Func<long, bool> isOwner)
    {
        using var next = file.Prepare($"SELECT id FROM {table} WHERE id >= ?1 ORDER BY id LIMIT 1");
        for (var from = long.MinValue; next.Bind(1, from).Step();)
        {
            var key = next.Integer(0);
            next.Reset();
            var owner = RowKeys.OwnerOf(key);
            if (!isOwner(owner))
            {
                throw new WireException($"{table} {RowKeys.NumberOf(key)} belongs to nothing that is there: its key, or what it belonged to, is damaged");
            }

            from = RowKeys.Of(owner, RowKeys.Most) + 1;
        }
    }
}
