namespace Rem.Storage.Backups;

/// <summary>Another database of the data folder, which goes with a backup: its tables stand in the backup beside those of the store.</summary>
/// <param name="Name">Its path in the data folder, with slashes.</param>
/// <param name="CopyTo">Writes a copy that is whole in itself to a path; null when there is no such database.</param>
public sealed record CompanionDatabase(string Name, Func<string, CancellationToken, Task>? CopyTo);
