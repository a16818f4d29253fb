using System.Globalization;

namespace Rem.Web.Access;

/// <summary>The files of an audit log in a data folder: `audit.jsonl`, which is written, and `audit.1.jsonl`, `audit.2.jsonl`, … before it, the highest the newest.</summary>
internal sealed class AuditFolder(string folder)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string Begin = "audit.";
    private const string End = ".jsonl";

    /// <summary>The folder.</summary>
    public string Path => folder;

    /// <summary>The file that is written.</summary>
    public string Current { get; } = System.IO.Path.Combine(folder, "audit.jsonl");

    /// <summary>The mark beside it.</summary>
    public string Mark { get; } = System.IO.Path.Combine(folder, "audit.mark");

    /// <summary>Opens a file for its owner alone, which is made where it is not there.</summary>
    public static FileStream OpenOwn(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, options);
    }

    /// <summary>The full files, the oldest first.</summary>
    public List<(long Number, string Path)> Full()
    {
        var files = new List<(long Number, string Path)>();
        foreach (var path in Directory.EnumerateFiles(folder, Begin + "*" + End))
        {
            var name = System.IO.Path.GetFileName(path);
            if (name.Length > Begin.Length + End.Length
                && long.TryParse(name.AsSpan(Begin.Length, name.Length - Begin.Length - End.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                files.Add((number, path));
            }
        }

        files.Sort(static (a, b) => a.Number.CompareTo(b.Number));
        return files;
    }

    /// <summary>Gives the file that is written its number, and takes away the oldest beyond so many.</summary>
    public void Rotate(int keep)
    {
        var full = Full();
        var number = full.Count == 0 ? 1 : full[^1].Number + 1;
        File.Move(Current, System.IO.Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{Begin}{number}{End}")));
        for (var i = 0; i <= full.Count - keep; i++)
        {
            File.Delete(full[i].Path);
        }
    }
}
