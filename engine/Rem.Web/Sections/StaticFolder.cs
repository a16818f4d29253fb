using Rem.Web.Access;

namespace Rem.Web.Sections;

/// <summary>A folder of `http static`. Frozen.</summary>
/// <param name="Prefix">The path below the mount, without slashes at its ends.</param>
/// <param name="Folder">The folder, whole.</param>
/// <param name="Role">Who may read it.</param>
/// <param name="Cache">How long a browser keeps a file; null for asking each time.</param>
internal sealed record StaticFolder(string Prefix, string Folder, Role Role, TimeSpan? Cache)
{
    /// <summary>What lies below the prefix of a path, or null.</summary>
    public string? Below(string path) =>
        Prefix.Length == 0 ? path
        : path.Length > Prefix.Length && path[Prefix.Length] == '/' && path.StartsWith(Prefix, StringComparison.Ordinal) ? path[(Prefix.Length + 1)..]
        : null;
}

/// <summary>The folders of a plan, the longest prefix first.</summary>
internal sealed record StaticSet(IReadOnlyList<StaticFolder> Folders);
