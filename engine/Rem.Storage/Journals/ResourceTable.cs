using Rem.Scripting.Workers.Wire;
using Rem.Storage.Rows;
using Rem.Storage.Schema;
using Rem.Storage.Sqlite;

namespace Rem.Storage.Journals;

/// <summary>The table of queues, buckets and counters.</summary>
internal static class ResourceTable
{
    /// <summary>
    /// All rows of a database of the newest shape. Throws <see cref="WireException"/> when one is not what was written: what is
    /// asked for by its right name would else not be there, and begin anew.
    /// </summary>
    public static List<ResourceRow> Read(SqliteFile file)
    {
        var rows = new List<ResourceRow>();
        foreach (var (row, damage) in Look(file, Migrations.Newest))
        {
            rows.Add(damage is null ? row : throw new WireException(damage));
        }

        return rows;
    }

    /// <summary>All rows of a database, each with what is wrong with it, or null.</summary>
    public static IEnumerable<(ResourceRow Row, string? Damage)> Look(SqliteFile file, int version)
    {
        var hasSums = version >= Migrations.WithSums;
        using var statement = file.Prepare(hasSums ? "SELECT id, kind, name, sum FROM resource" : "SELECT id, kind, name FROM resource");
        while (statement.Step())
        {
            var (id, kind) = (statement.Integer(0), statement.Integer(1));
            var row = new ResourceRow(id, (ResourceKind)kind, statement.Text(2), file.Path);
            var isRight = !hasSums || statement.Integer(3) == ResourceSum.Of(id, kind, statement.Bytes(2));
            yield return (row, isRight ? null : $"the row of {row.Title} is not what was written: it had another name, kind or key");
        }
    }
}
