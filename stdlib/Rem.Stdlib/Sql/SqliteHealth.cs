using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Rem.Stdlib.Sql;

/// <summary>
/// Looks at a kept connection before it is handed out again: a database whose file was replaced or deleted is another one,
/// and what is written to the old one is lost without a word.
/// </summary>
internal static partial class SqliteHealth
{
    private const int HasMoved = 20; // SQLITE_FCNTL_HAS_MOVED

    /// <summary>True when the connection still reaches the database of its path.</summary>
    public static bool IsSound(SqliteConnection connection)
    {
        try
        {
            if (FileControl(connection.Handle!.DangerousGetHandle(), "main", HasMoved, out var hasMoved) == 0 && hasMoved != 0)
            {
                return false;
            }

            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA schema_version";
            command.ExecuteScalar();
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_file_control", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int FileControl(nint connection, string database, int operation, out int answer);
}
