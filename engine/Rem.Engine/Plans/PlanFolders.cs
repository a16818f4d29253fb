namespace Rem.Plans;

/// <summary>
/// The folder of a plan, and those of the plans that it falls back on, in their order: what the first does not have is
/// looked for at the same place of the next. Immutable, safe to use from several threads.
/// </summary>
public sealed class PlanFolders
{
    private readonly (string Shown, string Full)[] _folders;

    /// <summary>Folders.</summary>
    /// <param name="planPath">The plan, as errors show it.</param>
    /// <param name="fallBacks">The plans that it falls back on, in the same form.</param>
    public PlanFolders(string planPath, params IReadOnlyList<string> fallBacks)
    {
        _folders = new (string, string)[fallBacks.Count + 1];
        _folders[0] = Of(planPath);
        for (var i = 0; i < fallBacks.Count; i++)
        {
            _folders[i + 1] = Of(fallBacks[i]);
        }
    }

    /// <summary>How many there are.</summary>
    public int Count => _folders.Length;

    /// <summary>True for a path that lies in one of them.</summary>
    public bool Has(string path) => HomeOf(path) >= 0;

    /// <summary>
    /// The same place as that of a path in the folder of a number, from 0. A path that lies in none of the folders has its
    /// own place alone, at 0.
    /// </summary>
    public string? At(int number, string path)
    {
        var home = HomeOf(path);
        if (home == number || (home < 0 && number == 0))
        {
            return path;
        }

        return home < 0 ? null : PlanPaths.Combine(_folders[number].Shown, PlanPaths.Full(path)![_folders[home].Full.Length..]);
    }

    // The innermost one: plans may lie in folders of each other.
    private int HomeOf(string path)
    {
        var (home, length) = (-1, 0);
        var full = PlanPaths.Full(path) ?? "";
        for (var i = 0; i < _folders.Length; i++)
        {
            if (_folders[i].Full.Length > length && full.StartsWith(_folders[i].Full, StringComparison.Ordinal))
            {
                (home, length) = (i, _folders[i].Full.Length);
            }
        }

        return home;
    }

    private static (string Shown, string Full) Of(string planPath)
    {
        var folder = Path.GetDirectoryName(PlanPaths.Full(planPath)) ?? "/";
        return (planPath, folder.EndsWith(Path.DirectorySeparatorChar) ? folder : folder + Path.DirectorySeparatorChar);
    }
}
