using Rem.Scripting.Workers.Wire;
using Rem.Storage.Rows;

namespace Rem.Storage.Backups;

/// <summary>What a backup says of another database of the data folder.</summary>
/// <param name="Name">Its path in the data folder.</param>
/// <param name="IsThere">False when the folder had none.</param>
/// <param name="Version">The version that it has.</param>
/// <param name="PageBytes">Bytes of its pages.</param>
/// <param name="Tables">Its tables, which stand in the backup under their own names.</param>
internal sealed record CompanionFact(string Name, bool IsThere, int Version, int PageBytes, IReadOnlyList<string> Tables)
{
    private const long First = 2000;

    /// <summary>True for the fact that tells of a database.</summary>
    public static bool Is(long fact) => fact >= First;

    /// <summary>The number of the fact.</summary>
    public static long IdOf(int place) => First + place;

    /// <summary>The row.</summary>
    public byte[] Write(long id) => RowBytes.Write(RowKind.Fact, id, this, static (writer, fact) =>
    {
        writer.Text(fact.Name);
        writer.Integer(fact.IsThere ? 1 : 0);
        writer.Integer(fact.Version);
        writer.Integer(fact.PageBytes);
        writer.Integer(fact.Tables.Count);
        foreach (var table in fact.Tables)
        {
            writer.Text(table);
        }
    });

    /// <summary>The fact of a row. Throws <see cref="WireException"/> when it is not what was written.</summary>
    public static CompanionFact Read(long id, ReadOnlySpan<byte> body)
    {
        var reader = RowBytes.Read(RowKind.Fact, id, body);
        var (name, isThere, version, page) = (reader.Text(), reader.Integer() == 1, (int)reader.Integer(), (int)reader.Integer());
        var tables = new string[reader.Integer() is var count and >= 0 and < 100_000 ? count : throw new WireException("it names too many tables")];
        for (var i = 0; i < tables.Length; i++)
        {
            tables[i] = reader.Text();
        }

        return Path.IsPathRooted(name) || name.Contains("..", StringComparison.Ordinal) ? throw new WireException("it names no place in a data folder") : new CompanionFact(name, isThere, version, page, tables);
    }
}
