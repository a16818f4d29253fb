using Rem.Plans;

namespace Rem.Stdlib.Run.Files;

/// <summary>The plans as they are, but for one file as it would be.</summary>
internal sealed class ChangedFiles(IPlanFiles files, string path, byte[] bytes) : IPlanFiles
{
    /// <inheritdoc/>
    public byte[]? Read(string asked, int limit) => Path.GetFullPath(asked) == path ? bytes[..Math.Min(bytes.Length, limit + 1)] : files.Read(asked, limit);
}
