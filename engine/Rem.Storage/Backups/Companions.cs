using System.Globalization;
using Rem.Files;
using Rem.Storage.Folders;
using Rem.Storage.Sqlite;

namespace Rem.Storage.Backups;

/// <summary>Takes other databases of a data folder into a backup, table by table, and makes them again.</summary>
internal static class Companions
{
    /// <summary>Puts databases into a backup. Each is copied beside it first, and the copy taken away.</summary>
    public static async Task AddAsync(SqliteFile backup, IReadOnlyList<CompanionDatabase> companions, CancellationToken cancel)
    {
        for (var i = 0; i < companions.Count; i++)
        {
            var fact = new CompanionFact(companions[i].Name, false, 0, 0, []);
            if (companions[i].CopyTo is { } copyTo)
            {
                var copy = backup.Path + ".copy";
                try
                {
                    await copyTo(copy, cancel);
                    fact = Take(backup, copy, fact.Name);
                }
                finally
                {
                    File.Delete(copy);
                }
            }

            using var statement = backup.Prepare("INSERT INTO fact(id, body) VALUES(?1, ?2)");
            statement.Bind(1, CompanionFact.IdOf(i)).Bind(2, fact.Write(CompanionFact.IdOf(i))).Run();
        }
    }

    /// <summary>Makes the database of a fact anew, onto the disk, out of a file that holds its tables.</summary>
    public static void Extract(string backup, CompanionFact fact, string path)
    {
        File.Delete(path);
        using (File.Create(path))
        {
        }

        OwnerOnly.Set(path);
        using (var file = SqliteFile.Open(path))
        {
            file.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA page_size={fact.PageBytes}"));
            file.Run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF"); // synced as a whole below
            Attach(file, backup);
            file.Run("BEGIN");
            foreach (var table in fact.Tables)
            {
                Copy(file, table);
            }

            file.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version={fact.Version}"));
            file.Run("COMMIT");
            file.Run("DETACH other");
        }

        DiskSync.File(path);
    }

    /// <summary>Takes the tables of other databases out of a restored database, and the room that they took.</summary>
    public static void Remove(SqliteFile restored, IReadOnlyList<CompanionFact> facts)
    {
        var tables = 0;
        foreach (var fact in facts)
        {
            foreach (var table in fact.Tables)
            {
                restored.Run($"DROP TABLE {Quoted(table)}");
                tables++;
            }
        }

        restored.Run(string.Create(CultureInfo.InvariantCulture, $"DELETE FROM fact WHERE id >= {CompanionFact.IdOf(0)}"));
        if (tables > 0)
        {
            restored.Run("VACUUM");
        }
    }

    private static CompanionFact Take(SqliteFile backup, string copy, string name)
    {
        var tables = new List<string>();
        Attach(backup, copy);
        using (var statement = backup.Prepare("SELECT name FROM other.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"))
        {
            while (statement.Step())
            {
                tables.Add(statement.Text(0));
            }
        }

        backup.Run("BEGIN");
        tables.ForEach(table => Copy(backup, table));
        backup.Run("COMMIT");
        var fact = new CompanionFact(name, true, Number(backup, "PRAGMA other.user_version"), Number(backup, "PRAGMA other.page_size"), tables);
        backup.Run("DETACH other");
        return fact;
    }

    private static void Attach(SqliteFile file, string path)
    {
        using var statement = file.Prepare("ATTACH DATABASE ?1 AS other");
        statement.Bind(1, path).Run();
    }

    private static void Copy(SqliteFile file, string table)
    {
        using var statement = file.Prepare("SELECT sql FROM other.sqlite_master WHERE type = 'table' AND name = ?1");
        var made = statement.Bind(1, table).Step() ? statement.Text(0) : throw new SqliteFault(SQLitePCL.raw.SQLITE_CORRUPT, $"there is no table '{table}'");
        statement.Reset();
        file.Run(made);
        file.Run($"INSERT INTO main.{Quoted(table)} SELECT * FROM other.{Quoted(table)}");
    }

    private static int Number(SqliteFile file, string sql) => int.Parse(file.Ask(sql), CultureInfo.InvariantCulture);

    private static string Quoted(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
