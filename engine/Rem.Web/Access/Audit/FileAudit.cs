using System.Threading.Channels;
using Rem.Errors;
using Rem.Plans;

namespace Rem.Web.Access;

/// <summary>
/// The audit log of a data folder. Callers side by side share a sync: while one is under way, what comes is the next
/// batch. Several processes may write the log of one folder. Safe to use from several threads.
/// </summary>
public sealed class FileAudit : IAudit, IAsyncDisposable
{
    private const int Largest = 1_000;

    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
    private readonly AuditWriter _writer;
    private readonly Action<string> _warn;
    private readonly Task _writing;

    /// <summary>The log of a data folder; nothing is made before the first line.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="clock">The time that lines carry.</param>
    /// <param name="warn">Is told of outcomes that could not be written.</param>
    /// <param name="options">How much is kept.</param>
    public FileAudit(string folder, TimeProvider clock, Action<string>? warn = null, AuditOptions? options = null)
        : this(folder, clock, warn, options, new AuditDisk())
    {
    }

    /// <summary>As the other, with a disk of a test's own.</summary>
    internal FileAudit(string folder, TimeProvider clock, Action<string>? warn, AuditOptions? options, IAuditDisk disk)
    {
        _writer = new AuditWriter(new AuditFolder(folder), clock, options ?? AuditOptions.Default, disk);
        _warn = warn ?? (static _ => { });
        _writing = Task.Run(WriteAllAsync);
    }

    /// <inheritdoc/>
    public async ValueTask<AuditEntry> BeginAsync(AuditActor actor, AuditAction action, CancellationToken cancel) =>
        new(await KeepAsync((number, at, before) => AuditText.Of(number, at, actor, action, null, before), cancel));

    /// <inheritdoc/>
    public void End(AuditEntry entry, string outcome) =>
        _waiting.Writer.TryWrite(new Waiting(new AuditPiece((number, at, before) => AuditText.End(number, at, entry.Number, outcome, before), IsKept: false), null));

    /// <inheritdoc/>
    public async ValueTask NoteAsync(AuditActor actor, AuditAction action, string outcome, CancellationToken cancel) =>
        await KeepAsync((number, at, before) => AuditText.Of(number, at, actor, action, outcome, before), cancel);

    /// <summary>Writes what is still to be written, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing;
    }

    private async Task<long> KeepAsync(Func<long, DateTimeOffset, string, byte[]> make, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var done = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        return _waiting.Writer.TryWrite(new Waiting(new AuditPiece(make, IsKept: true), done))
            ? await done.Task
            : throw new PlanException(AccessErrors.Audit, SourceSpan.None, "the audit log is closed already, and so nothing is changed", "the program is ending: try again when it runs");
    }

    private async Task WriteAllAsync()
    {
        var batch = new List<Waiting>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < Largest && _waiting.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            await WriteAsync(batch);
        }
    }

    private async Task WriteAsync(List<Waiting> batch)
    {
        try
        {
            var number = await _writer.WriteAsync(batch.ConvertAll(static waiting => waiting.Piece));
            foreach (var waiting in batch)
            {
                waiting.Done?.TrySetResult(number);
                number++;
            }
        }
#pragma warning disable CA1031 // Whatever it is, everybody who waits has to hear of it, and the next batch is tried.
        catch (Exception error)
#pragma warning restore CA1031
        {
            var lost = 0;
            foreach (var waiting in batch)
            {
                lost += waiting.Done is null ? 1 : 0;
                waiting.Done?.TrySetException(error);
            }

            if (lost > 0)
            {
                _warn($"audit log: {lost} outcomes were not written: {error.Message}");
            }
        }
    }

    private readonly record struct Waiting(AuditPiece Piece, TaskCompletionSource<long>? Done);
}
