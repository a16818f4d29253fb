using System.Globalization;
using Rem.Shared.TimeSeries;
using Rem.TimeSeries.Consolidation;

namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>What groups have in common that lie in one block: step, number of sources, archives. Their sources' types and limits may differ.</summary>
internal sealed class BlockShape
{
    private const int MostColumns = 1000;
    private const int PageBytes = 8000;

    /// <summary>A shape out of its key; throws <see cref="FormatException"/> for a text that is none.</summary>
    public BlockShape(int id, string key)
    {
        (Id, Key) = (id, key);
        var words = key.Split(' ');
        Sources = Number(words[1]);
        Archives = Array.ConvertAll(words[2..], word => new HeadShape(Number(word[..word.IndexOf('x')]), Number(word[(word.IndexOf('x') + 1)..])));
        Width = SeriesShape.WidthOf(Sources, Archives.Length);
        MostGroups = Math.Max(1, MostColumns / Sources);
        GroupsInPage = Math.Max(1, PageBytes / (Width * sizeof(long)));
    }

    public int Id { get; }

    /// <summary>Equal for groups that may lie together.</summary>
    public string Key { get; }

    /// <summary>Words of a group's state.</summary>
    public int Width { get; }

    public int Sources { get; }

    public HeadShape[] Archives { get; }

    /// <summary>Groups that one block takes.</summary>
    public int MostGroups { get; }

    /// <summary>Groups whose states are one row of the database.</summary>
    public int GroupsInPage { get; }

    /// <summary>The key of a definition's shape.</summary>
    public static string KeyOf(SeriesDefinition definition) =>
        string.Create(CultureInfo.InvariantCulture, $"{definition.StepSeconds} {definition.Sources.Count} ")
        + string.Join(' ', definition.Archives.Select(archive => string.Create(CultureInfo.InvariantCulture, $"{archive.Steps}x{archive.Rows}")));

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
