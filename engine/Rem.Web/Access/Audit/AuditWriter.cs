using Rem.Errors;
using Rem.Files;
using Rem.Plans;
using Rem.Settings;
using Rem.Vault;

namespace Rem.Web.Access;

/// <summary>A line to be written: made when its number and the line before it are known.</summary>
/// <param name="Make">Makes it of its number, the time and the hash of the line before.</param>
/// <param name="IsKept">True when somebody waits until it is on the disk.</param>
internal readonly record struct AuditPiece(Func<long, DateTimeOffset, string, byte[]> Make, bool IsKept);

/// <summary>
/// Writes lines at the end of the log, some at once. It remembers nothing from one time to the next but that the disk
/// failed: other processes write the same log (a command beside a node), each while it has the lock.
/// </summary>
internal sealed class AuditWriter(AuditFolder folder, TimeProvider clock, AuditOptions options, IAuditDisk disk)
{
    private PlanException? _broken;

    /// <summary>Writes lines in their order and gives the number of the first. Throws <see cref="AccessErrors.Audit"/>; none of them counts then.</summary>
    public async Task<long> WriteAsync(IReadOnlyList<AuditPiece> pieces)
    {
        if (_broken is { } broken)
        {
            throw broken;
        }

        try
        {
            EnsureFolder();
            // Another process holds it: that passes by the machine's time, whatever the clock of the run says.
            using var held = await FileLock.TakeAsync(folder.Current, TimeProvider.System, CancellationToken.None);
            return Write(pieces);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Failed(PlanPaths.Reason(error));
        }
        catch (PlanException error) when (error.Finding.Code == VaultErrors.Busy)
        {
            throw Failed("another process has been writing it for too long");
        }
    }

    private void EnsureFolder()
    {
        if (!OwnFolder.TryMake(folder.Path))
        {
            throw Failed($"the folder '{folder.Path}' is not this user's alone: {OwnFolder.Problem(folder.Path)}");
        }
    }

    private long Write(IReadOnlyList<AuditPiece> pieces)
    {
        var isNew = !File.Exists(folder.Current);
        var current = AuditFolder.OpenOwn(folder.Current);
        try
        {
            var mark = AuditMark.Read(folder.Mark);
            var isAsMarked = mark is not null && mark.Size == current.Length && mark.Size > 0;
            var (end, note) = isAsMarked ? (mark!, null) : AuditTail.Find(folder, current, mark);
            if (end.Size >= options.MaxSize)
            {
                current.Dispose();
                folder.Rotate(options.Keep);
                current = AuditFolder.OpenOwn(folder.Current);
                isNew = true;
                end = end with { Size = 0 };
            }

            var (bytes, last, first) = Lines(end, note, pieces);
            Append(current, bytes, end.Size, IsKept(pieces));
            if (isNew)
            {
                DiskSync.Folder(folder.Path);
            }

            last.Write(folder.Mark);
            return first;
        }
        finally
        {
            current.Dispose();
        }
    }

    private (byte[] Bytes, AuditMark Last, long First) Lines(AuditMark end, string? note, IReadOnlyList<AuditPiece> pieces)
    {
        using var bytes = new MemoryStream();
        var now = clock.GetUtcNow();
        var (number, hash) = (end.Number, end.Hash);
        void Add(byte[] line)
        {
            bytes.Write(line);
            number++;
            hash = AuditText.Hash(line.AsSpan(0, line.Length - 1));
        }

        if (note is not null)
        {
            Add(AuditText.Note(number + 1, now, note, hash));
        }

        var first = number + 1;
        foreach (var piece in pieces)
        {
            Add(piece.Make(number + 1, now, hash));
        }

        return (bytes.ToArray(), new AuditMark(number, hash, end.Size + bytes.Length), first);
    }

    // What was written halfway is taken back; where that fails too, the next who writes finds it. After a failed sync
    // nobody knows what is on the disk, and a second one that succeeds would say nothing.
    private void Append(FileStream current, byte[] bytes, long at, bool isKept)
    {
        try
        {
            disk.Write(current.SafeFileHandle, bytes, at);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            current.SetLength(at);
            throw;
        }

        if (!isKept)
        {
            return;
        }

        try
        {
            disk.Sync(current.SafeFileHandle, folder.Current);
        }
        catch (IOException error)
        {
            _broken = Failed($"{error.Message}; after that nobody knows what is on the disk, and this process has to be started again");
            throw _broken;
        }
    }

    private static bool IsKept(IReadOnlyList<AuditPiece> pieces)
    {
        foreach (var piece in pieces)
        {
            if (piece.IsKept)
            {
                return true;
            }
        }

        return false;
    }

    private PlanException Failed(string why) =>
        new(AccessErrors.Audit, SourceSpan.None, $"the audit log '{folder.Current}' cannot be written, and so nothing is changed: {why}", AccessErrors.Audit.Fix);
}
