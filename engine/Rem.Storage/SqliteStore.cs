using Rem.Errors;
using Rem.Plans;
using Rem.Scripting.Workers.Wire;
using Rem.Shared;
using Rem.Shared.Pools;
using Rem.Storage.Backups;
using Rem.Storage.Folders;
using Rem.Storage.Journals;
using Rem.Storage.Schema;
using Rem.Storage.Sqlite;
using Rem.Storage.Writing;

namespace Rem.Storage;

/// <summary>
/// Shared resources whose every answered write is on the disk: an SQLite database in a data folder that this process
/// alone owns until it is disposed. Safe to use from several threads.
/// </summary>
/// <remarks>
/// Promises: what was answered survives kill -9 and a cut of the power (`synchronous=FULL`, answers after the commit).
/// What was not answered may be there or not; a repetition with the same operation id does not apply twice. Locks and
/// the hold of taken messages end with the process; fencing tokens go on rising. Values carry a checksum: one that is
/// not what was written is an error, never a value. Only a sound disk that does not lie about syncs keeps this.
/// </remarks>
public sealed class SqliteStore : IAsyncDisposable
{
    private readonly OwnerMark _mark;
    private readonly SqliteFile _file;
    private readonly BatchWriter _writer;

    private readonly StoreOptions _options;

    private SqliteStore(StoreOptions options, OwnerMark mark, SqliteFile file, BatchWriter writer, SharedResources resources)
    {
        _options = options;
        _mark = mark;
        _file = file;
        _writer = writer;
        Resources = resources;
    }

    /// <summary>The resources.</summary>
    public SharedResources Resources { get; }

    /// <summary>The database's path.</summary>
    public string Path => _file.Path;

    /// <summary>The version of the SQLite library.</summary>
    public static string LibraryVersion => SqliteFile.Version;

    /// <summary>The process that owns a data folder, or null. Throws <see cref="StorageErrors"/> when that cannot be told.</summary>
    public static int? OwnerOf(string folder)
    {
        try
        {
            return OwnerMark.OwnerOf(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw DataFolder.Unusable(folder, error);
        }
    }

    /// <summary>
    /// True when a data folder is there, false when nothing is. Throws <see cref="StorageErrors"/> when something else stands
    /// there or in its way, or nobody tells this user.
    /// </summary>
    public static bool Exists(string folder) => DataFolder.IsThere(folder);

    /// <summary>
    /// Opens a data folder, which is made where it is not there. Throws <see cref="StorageErrors"/>: when another process
    /// owns it, when it is on a network, damaged, of a newer REM, or not this user's alone.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="pools">The connection pools, which are no part of the folder.</param>
    /// <param name="broken">Called once when the disk has failed: nothing is written any more, and the process should end.</param>
    public static SqliteStore Open(string folder, TimeProvider clock, IPools? pools = null, Action<PlanException>? broken = null) =>
        Open(folder, clock, pools, broken, StoreOptions.Default);

    /// <summary>As <see cref="Open(string, TimeProvider, IPools?, Action{PlanException}?)"/>, with options that tests change.</summary>
    internal static SqliteStore Open(string folder, TimeProvider clock, IPools? pools, Action<PlanException>? broken, StoreOptions options)
    {
        DataFolder.Prepare(folder);
        var mark = Take(folder);
        SqliteFile? file = null;
        var path = System.IO.Path.Combine(folder, DataFolder.DatabaseName);
        try
        {
            RestoreMark.EnsureNone(folder);
            file = Database.Open(path, options);
            var rows = ResourceTable.Read(file);
            RowOwners.Check(file, rows);
            var token = SqliteJournal.ReadToken(file);
            var writer = new BatchWriter(file) { Broken = broken, AnswersEarly = options.AnswersEarly };
            var journal = new SqliteJournal(writer, path, rows, token);
            return new SqliteStore(options, mark, file, writer, SharedResources.InMemory(clock, pools, journal));
        }
        catch (Exception error)
        {
            file?.Dispose();
            mark.Dispose();
            throw error switch
            {
                SqliteFault fault => StorageFailure.Of(fault, path),
                WireException damage => new PlanException(StorageErrors.Damaged, SourceSpan.None, $"'{path}' is damaged: {damage.Message}", StorageErrors.Damaged.Fix),
                _ => error,
            };
        }
    }

    /// <summary>
    /// Copies the data into a file while writing goes on, and gives the file's size in bytes: every write that was answered
    /// before the call is in it. Throws <see cref="StorageErrors"/>; no half of a backup then stands under the name.
    /// </summary>
    /// <param name="path">The backup, outside of the data folder.</param>
    /// <param name="replaces">True to replace one that stands there, when the new one is whole.</param>
    /// <param name="cancel">Ends it.</param>
    /// <param name="files">Names of small files of the data folder that go with it, where they are there.</param>
    public Task<long> BackupAsync(string path, bool replaces, CancellationToken cancel, params IReadOnlyList<string> files) => BackupAsync(path, replaces, [], cancel, files);

    /// <summary>As <see cref="BackupAsync(string, bool, CancellationToken, IReadOnlyList{string})"/>, with other databases of the data folder.</summary>
    /// <param name="path">The backup, outside of the data folder.</param>
    /// <param name="replaces">True to replace one that stands there, when the new one is whole.</param>
    /// <param name="companions">Other databases of the data folder that go with it.</param>
    /// <param name="cancel">Ends it.</param>
    /// <param name="files">Names of small files of the data folder that go with it, where they are there.</param>
    public Task<long> BackupAsync(string path, bool replaces, IReadOnlyList<CompanionDatabase> companions, CancellationToken cancel, params IReadOnlyList<string> files)
    {
        BackupPlace.CheckNew(path, System.IO.Path.GetDirectoryName(Path)!, replaces);
        return CopyAsync(path, replaces, (files, companions), error => BackupPlace.NotWritten(path, Path, error), cancel);
    }

    /// <summary>Looks through all data while writing goes on, by way of a backup that is taken and thrown away.</summary>
    public async Task<VerifyReport> VerifyAsync(CancellationToken cancel)
    {
        var copy = Path + ".verify";
        try
        {
            await CopyAsync(copy, replaces: true, ([], []), error => StorageFailure.Of(error, copy), cancel);
            return VerifyFile(copy) with { Path = Path };
        }
        finally
        {
            File.Delete(copy);
        }
    }

    /// <summary>Looks through a backup. Throws <see cref="StorageErrors"/> when it is no database, or cannot be read.</summary>
    public static VerifyReport VerifyFile(string path)
    {
        var cut = BackupPlace.CheckFile(path);
        try
        {
            using var file = SqliteFile.Open(path, isReadOnly: true);
            return new Verifier(file).Run(cut);
        }
        catch (SqliteFault fault)
        {
            throw fault.IsBusy ? BackupPlace.InUse(path) : fault.IsDamage ? BackupPlace.Damaged(path, fault) : fault.IsLogic ? BackupPlace.NoBackup(path, fault.Message) : StorageFailure.Of(fault, path);
        }
    }

    /// <summary>
    /// Puts a backup in the place of a data folder's data. It is looked through first. Throws <see cref="StorageErrors"/>; the
    /// folder is then as it was. Fencing tokens go on far above those of the backup.
    /// </summary>
    /// <param name="backup">The backup.</param>
    /// <param name="folder">The data folder, which no process may own.</param>
    /// <param name="replaces">True to lose the data that stands there.</param>
    /// <param name="nameOf">
    /// Gives each small file of the backup its name in the folder, before anything is changed; without it each has its own.
    /// When it throws, nothing is restored.
    /// </param>
    public static VerifyReport Restore(string backup, string folder, bool replaces, Func<AttachedFile, string>? nameOf = null)
    {
        try
        {
            return Restoring.Run(backup, folder, replaces, nameOf);
        }
        catch (SqliteFault fault)
        {
            throw StorageFailure.Of(fault, backup);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw error is UnauthorizedAccessException
                ? new PlanException(StorageErrors.Denied, SourceSpan.None, $"the backup '{backup}' was not restored: permission denied in '{folder}'", StorageErrors.Denied.Fix)
                : new PlanException(StorageErrors.Disk, SourceSpan.None, $"the backup '{backup}' was not restored: {error.Message}", StorageErrors.Disk.Fix);
        }
    }

    private static OwnerMark Take(string folder)
    {
        try
        {
            return OwnerMark.Take(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw DataFolder.Unusable(folder, error);
        }
    }

    private async Task<long> CopyAsync(string path, bool replaces, (IReadOnlyList<string>, IReadOnlyList<CompanionDatabase>) extras, Func<Exception, PlanException> explain, CancellationToken cancel)
    {
        try
        {
            return await OnlineBackup.RunAsync(_writer, path, replaces, System.IO.Path.GetDirectoryName(Path)!, extras, _options.MostBackupPages, cancel);
        }
        catch (Exception error) when (error is SqliteFault or IOException or UnauthorizedAccessException)
        {
            throw explain(error);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _writer.Dispose();
        _file.Dispose();
        _mark.Dispose();
        return default;
    }
}
