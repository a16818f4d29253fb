namespace Rem.Storage.Writing;

/// <summary>One row to be written, or deleted.</summary>
/// <param name="Table">Where.</param>
/// <param name="Key">Its primary key.</param>
/// <param name="Kind">A resource's kind, else 0.</param>
/// <param name="Name">A resource's name, else null.</param>
/// <param name="First">The bytes of its first column of bytes; null to delete the row.</param>
/// <param name="Second">Those of the second.</param>
internal readonly record struct RowChange(RowTable Table, long Key, long Kind, string? Name, byte[]? First, byte[]? Second)
{
    /// <summary>A row that is deleted.</summary>
    public static RowChange Delete(RowTable table, long key) => new(table, key, 0, null, null, null);

    /// <summary>The table in which an earlier change of the same key is needless after this one; null when there is none.</summary>
    public RowTable? Replaced => Table switch
    {
        RowTable.Resource or RowTable.Entry or RowTable.Fact or RowTable.MessageHead => Table,
        RowTable.Message when First is null => RowTable.MessageHead,
        _ => null,
    };
}
