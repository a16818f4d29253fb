using Rem.Storage.Folders;
using Rem.Storage.Rows;
using Rem.Storage.Sqlite;

namespace Rem.Storage.Backups;

/// <summary>Small files of the data folder that go with a backup, as facts of the backup's file.</summary>
internal static class Attachments
{
    private const long First = 1000;

    /// <summary>Puts the files that are there into a backup.</summary>
    public static void Add(SqliteFile backup, string folder, IReadOnlyList<string> names)
    {
        backup.Run($"DELETE FROM fact WHERE id >= {First}");
        using var statement = backup.Prepare("INSERT INTO fact(id, body) VALUES(?1, ?2)");
        var id = First;
        foreach (var name in names)
        {
            var path = Path.Combine(folder, name);
            if (File.Exists(path))
            {
                var content = (Name: name, Bytes: File.ReadAllBytes(path));
                statement.Bind(1, id).Bind(2, RowBytes.Write(RowKind.Fact, id, content, static (writer, file) =>
                {
                    writer.Text(file.Name);
                    writer.Bytes(file.Bytes);
                })).Run();
                id++;
            }
        }
    }

    /// <summary>Takes them out of a restored database and into its folder.</summary>
    public static void Extract(SqliteFile restored, string folder)
    {
        using (var statement = restored.Prepare($"SELECT id, body FROM fact WHERE id >= {First}"))
        {
            while (statement.Step())
            {
                var reader = RowBytes.Read(RowKind.Fact, statement.Integer(0), statement.Bytes(1));
                var path = Path.Combine(folder, Path.GetFileName(reader.Text()));
                using var file = File.Create(path);
                OwnerOnly.Set(path);
                file.Write(reader.Bytes());
                file.Flush();
                Files.DiskSync.File(file.SafeFileHandle, path);
            }
        }

        restored.Run($"DELETE FROM fact WHERE id >= {First}");
    }
}
