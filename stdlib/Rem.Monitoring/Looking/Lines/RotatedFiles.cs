namespace Rem.Monitoring.Looking.Lines;

/// <summary>What has become of a log that was rotated: renamed, or copied and emptied.</summary>
internal static class RotatedFiles
{
    private const int MostLookedAt = 100;

    /// <summary>
    /// The files to be read to go on behind a mark, oldest first, without the one that is written now: the rest of the file that
    /// was read, and those that came and went meanwhile. Null when it is not to be found any more.
    /// </summary>
    /// <param name="path">The log.</param>
    /// <param name="mark">How far it was read.</param>
    /// <param name="current">The file that is written now.</param>
    /// <param name="alone">True for the file of the mark alone.</param>
    public static List<LineSource>? Find(string path, LineMark mark, FileFacts? current, bool alone = false)
    {
        var found = Siblings(path, current);
        var at = found.FindIndex(each => each.Is(mark));
        at = at >= 0 ? at : found.FindIndex(each => mark.Head.Bytes > 0 && each.Facts.Size >= mark.Offset && mark.Head.Fits(each.File));
        var end = at < 0 ? 0 : alone ? at + 1 : found.Count;
        for (var i = 0; i < found.Count; i++)
        {
            if (i < at || i >= end)
            {
                found[i].Dispose();
            }
        }

        return at < 0 ? null : [found[at] with { From = mark.Offset }, .. found.Take(end).Skip(at + 1)];
    }

    // By when they were written last: rotation gives each a later time than those before it.
    private static List<LineSource> Siblings(string path, FileFacts? current)
    {
        var (folder, name) = (Path.GetDirectoryName(path) ?? "/", Path.GetFileName(path));
        var found = new List<LineSource>();
        foreach (var each in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, name + "*").Take(MostLookedAt) : [])
        {
            if (Path.GetFileName(each) == name || IsPacked(each))
            {
                continue;
            }

            if (LineSource.Open(each) is { } source)
            {
                if (current is not null && source.Facts.Inode == current.Inode && source.Facts.Device == current.Device)
                {
                    source.Dispose();
                    continue;
                }

                found.Add(source);
            }
        }

        found.Sort(static (a, b) => a.Facts.Modified.CompareTo(b.Facts.Modified));
        return found;
    }

    private static bool IsPacked(string path) => Path.GetExtension(path) is ".gz" or ".xz" or ".bz2" or ".zst" or ".lz4";
}
