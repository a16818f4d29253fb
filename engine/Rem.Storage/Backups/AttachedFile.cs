namespace Rem.Storage.Backups;

/// <summary>A small file of the data folder that goes with a backup.</summary>
/// <param name="Name">Its name in the data folder.</param>
/// <param name="Bytes">What is in it.</param>
public sealed record AttachedFile(string Name, byte[] Bytes);
