using Rem.Storage.Sqlite;

namespace Rem.Storage.Schema;

/// <summary>
/// Holds the tables of a file against those that it was made with. SQLite keeps their definitions as text: one that was
/// damaged may still be a definition, of a table in which nothing is found. What else a file has does
/// not matter: backups have more.
/// </summary>
internal static class ShapeCheck
{
    /// <summary>What is wrong with the tables of a file, or null. It changes nothing.</summary>
    /// <param name="file">The file.</param>
    /// <param name="make">Makes the tables in an empty database.</param>
    public static string? DamageOf(SqliteFile file, Action<SqliteFile> make)
    {
        using var expected = SqliteFile.Open(":memory:");
        make(expected);
        var found = DefinitionsOf(file);
        foreach (var (name, definition) in DefinitionsOf(expected))
        {
            if (found.GetValueOrDefault(name) != definition)
            {
                return $"the definition of '{name}' is not what was written";
            }
        }

        return null;
    }

    private static Dictionary<string, string> DefinitionsOf(SqliteFile file)
    {
        var definitions = new Dictionary<string, string>(StringComparer.Ordinal);
        using var statement = file.Prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema");
        while (statement.Step())
        {
            definitions[statement.Text(1)] = $"{statement.Text(0)} {statement.Text(2)} {statement.Text(3)}";
        }

        return definitions;
    }
}
