namespace Rem.Fuzz;

/// <summary>
/// Something that must stand any input. The check returns what is wrong, or null; an exception is wrong too. Seeds
/// are the files of `seeds/NAME`, words to insert the lines of `dictionaries/NAME.txt`.
/// </summary>
internal sealed record FuzzTarget(string Name, string About, Func<byte[], string?> Check);
