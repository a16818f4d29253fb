using Rem.Scripting.Workers.Wire;
using Rem.Storage.Folders;
using Rem.Storage.Rows;
using Rem.Storage.Sqlite;

namespace Rem.Storage.Backups;

/// <summary>Small files of the data folder that go with a backup, as facts of the backup's file.</summary>
internal static class Attachments
{
    private const long First = 1000;

    /// <summary>True for the fact that holds a file.</summary>
    public static bool Is(long fact) => fact >= First && !CompanionFact.Is(fact);

    /// <summary>The file of a fact. Throws <see cref="WireException"/> when it is not what was written.</summary>
    public static AttachedFile Read(long fact, ReadOnlySpan<byte> body)
    {
        var reader = RowBytes.Read(RowKind.Fact, fact, body);
        return new AttachedFile(Path.GetFileName(reader.Text()), reader.Bytes().ToArray());
    }

    /// <summary>Puts the files that are there into a backup.</summary>
    public static void Add(SqliteFile backup, string folder, IReadOnlyList<string> names)
    {
        backup.Run($"DELETE FROM fact WHERE id >= {First}"); // databases that go along too
        using var statement = backup.Prepare("INSERT INTO fact(id, body) VALUES(?1, ?2)");
        var id = First;
        foreach (var name in names)
        {
            var path = Path.Combine(folder, name);
            if (File.Exists(path))
            {
                var content = new AttachedFile(name, File.ReadAllBytes(path));
                statement.Bind(1, id).Bind(2, RowBytes.Write(RowKind.Fact, id, content, static (writer, file) =>
                {
                    writer.Text(file.Name);
                    writer.Bytes(file.Bytes);
                })).Run();
                id++;
            }
        }
    }

    /// <summary>Takes them out of a restored database.</summary>
    public static void Remove(SqliteFile restored) => restored.Run($"DELETE FROM fact WHERE id >= {First}");

    /// <summary>Writes a file that is its owner's alone, whole and onto the disk, in the place of what has its name.</summary>
    public static void Write(string path, byte[] bytes)
    {
        var part = path + ".part";
        try
        {
            using (var file = File.Create(part))
            {
                OwnerOnly.Set(part);
                file.Write(bytes);
                file.Flush();
                Files.DiskSync.File(file.SafeFileHandle, part);
            }

            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
