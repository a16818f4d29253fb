using System.Globalization;
using Rem.Errors;
using Rem.Plans;
using Rem.Storage.Rows;
using Rem.Storage.Sqlite;

namespace Rem.Storage.Schema;

/// <summary>
/// The shapes that the database has had, each made of the one before by one transaction: a process that dies between
/// two statements leaves the old shape. Steps are only ever added.
/// </summary>
internal static class Migrations
{
    // Keys of messages, entries and operations begin with their resource's (RowKeys), so that each resource's rows lie
    // together and need no index.
    private static readonly (string Sql, Action<SqliteFile>? Then)[] _steps =
    [
        ("""
        CREATE TABLE resource(id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, name TEXT NOT NULL, body BLOB NOT NULL);
        CREATE UNIQUE INDEX resource_name ON resource(kind, name);
        CREATE TABLE message(id INTEGER PRIMARY KEY, head BLOB NOT NULL, body BLOB NOT NULL);
        CREATE TABLE entry(id INTEGER PRIMARY KEY, body BLOB NOT NULL);
        CREATE TABLE operation(id INTEGER PRIMARY KEY, body BLOB NOT NULL);
        CREATE TABLE fact(id INTEGER PRIMARY KEY, body BLOB NOT NULL);
        """, null),
        ("ALTER TABLE resource ADD COLUMN sum INTEGER NOT NULL DEFAULT 0", ResourceSum.AddTo),
    ];

    /// <summary>The first shape in which resources have sums of their keys, kinds and names.</summary>
    public const int WithSums = 2;

    /// <summary>The newest shape.</summary>
    public static int Newest => _steps.Length;

    /// <summary>Throws <see cref="StorageErrors.Newer"/> for a file of a later REM. To be called before anything is changed.</summary>
    public static void RefuseNewer(SqliteFile file)
    {
        if (VersionOf(file) is var version && version > Newest)
        {
            throw new PlanException(StorageErrors.Newer, SourceSpan.None, $"'{file.Path}' has the shape {version}, this rem knows up to {Newest}", StorageErrors.Newer.Fix);
        }
    }

    /// <summary>What is wrong with the tables of a file of this REM's shape or an older one, or null.</summary>
    public static string? DamageOf(SqliteFile file)
    {
        var version = VersionOf(file);
        return ShapeCheck.DamageOf(file, empty => Apply(empty, version));
    }

    /// <summary>Brings a file to the newest shape.</summary>
    public static void ApplyAll(SqliteFile file) => Apply(file, Newest);

    private static void Apply(SqliteFile file, int version)
    {
        for (var next = VersionOf(file); next < version; next++)
        {
            Make(file, next);
        }
    }

    /// <summary>The shape of a file; 0 for an empty one.</summary>
    public static int VersionOf(SqliteFile file) => int.Parse(file.Ask("PRAGMA user_version"), CultureInfo.InvariantCulture);

    private static void Make(SqliteFile file, int step)
    {
        file.Run("BEGIN IMMEDIATE");
        try
        {
            file.Run(_steps[step].Sql);
            _steps[step].Then?.Invoke(file);
            file.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version={step + 1}"));
            file.Run("COMMIT");
        }
        catch
        {
            if (!file.IsIdle)
            {
                file.Run("ROLLBACK");
            }

            throw;
        }
    }
}
