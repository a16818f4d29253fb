using Rem.Plans;

namespace Rem.Fuzz;

/// <summary>A plan and the files beside it that are nowhere on the disk: an input may name any path and reads none.</summary>
internal sealed class MemoryFiles(byte[] plan, IReadOnlyDictionary<string, byte[]> others) : IPlanFiles
{
    private const string Folder = "/fuzz/";

    /// <summary>The plan's path.</summary>
    public const string Plan = Folder + "plan.yaml";

    private static readonly Dictionary<string, byte[]> None = [];

    /// <summary>A plan alone.</summary>
    public static MemoryFiles Of(byte[] plan) => new(plan, None);

    /// <inheritdoc/>
    public byte[]? Read(string path, int limit)
    {
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        var full = Path.GetFullPath(path);
        return full == Plan ? plan
            : full.StartsWith(Folder, StringComparison.Ordinal) && others.TryGetValue(full[Folder.Length..], out var other) ? other
            : null;
    }
}
