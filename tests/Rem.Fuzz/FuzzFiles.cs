using System.Text;
using System.Text.RegularExpressions;

namespace Rem.Fuzz;

/// <summary>Seeds, words and found inputs of a target; they lie beside the program.</summary>
internal sealed class FuzzFiles
{
    /// <summary>Reads the files of a target, and seeds from one more folder.</summary>
    public FuzzFiles(string target, string? corpus = null)
    {
        var seeds = new List<byte[]>(ReadFolder(Path.Combine(AppContext.BaseDirectory, "seeds", target)));
        if (corpus is not null)
        {
            seeds.AddRange(ReadFolder(corpus));
        }

        Seeds = seeds.ToArray();
        Found = ReadFolder(Path.Combine(AppContext.BaseDirectory, "found", target));
        Words = ReadWords(Path.Combine(AppContext.BaseDirectory, "dictionaries", target + ".txt"));
    }

    /// <summary>Inputs to start from.</summary>
    public byte[][] Seeds { get; }

    /// <summary>Inputs that failed once.</summary>
    public byte[][] Found { get; }

    /// <summary>Words to insert.</summary>
    public byte[][] Words { get; }

    private static byte[][] ReadFolder(string folder)
    {
        var paths = Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
        Array.Sort(paths, StringComparer.Ordinal);
        return Array.ConvertAll(paths, File.ReadAllBytes);
    }

    // One word a line; \n, \t, \xNN and \\ are escapes.
    private static byte[][] ReadWords(string path) =>
        File.Exists(path)
            ? Array.ConvertAll(
                Array.FindAll(File.ReadAllLines(path), static l => l.Length > 0),
                static l => Encoding.Latin1.GetBytes(Regex.Unescape(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(l)))))
            : [];
}
