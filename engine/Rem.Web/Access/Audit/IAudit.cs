namespace Rem.Web.Access;

/// <summary>
/// Who changed what: a line before each change takes effect, and one with what came of it. No arguments, for they may be
/// secrets. Safe to use from several threads.
/// </summary>
public interface IAudit
{
    /// <summary>
    /// Writes down that something is about to be changed; what it answers is kept for good. Throws
    /// <see cref="AccessErrors.Audit"/> when it cannot be written: then the change must not be made.
    /// </summary>
    ValueTask<AuditEntry> BeginAsync(AuditActor actor, AuditAction action, CancellationToken cancel);

    /// <summary>Writes down what came of it, in a word or two (`done`, `refused: REM8504`). It is not waited for, and never throws.</summary>
    void End(AuditEntry entry, string outcome);

    /// <summary>Writes down something that changes nothing and should be known all the same, such as a login that failed. Throws <see cref="AccessErrors.Audit"/>.</summary>
    ValueTask NoteAsync(AuditActor actor, AuditAction action, string outcome, CancellationToken cancel);
}
