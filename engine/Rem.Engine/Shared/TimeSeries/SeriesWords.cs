namespace Rem.Shared.TimeSeries;

/// <summary>The words of RRDtool for types of sources and functions of archives.</summary>
public static class SeriesWords
{
    private static readonly string[] _types = ["GAUGE", "COUNTER", "DERIVE", "ABSOLUTE", "DCOUNTER", "DDERIVE"];
    private static readonly string[] _functions = ["AVERAGE", "MIN", "MAX", "LAST"];

    /// <summary>The words of <see cref="SourceType"/>, in its order.</summary>
    public static IReadOnlyList<string> Types => _types;

    /// <summary>The words of <see cref="Consolidation"/>, in its order.</summary>
    public static IReadOnlyList<string> Functions => _functions;

    /// <summary>`GAUGE` and so on.</summary>
    public static string Of(SourceType type) => _types[(int)type];

    /// <summary>`AVERAGE` and so on.</summary>
    public static string Of(Consolidation function) => _functions[(int)function];

    /// <summary>The type of a word, in capitals or not; null for another word.</summary>
    public static SourceType? Type(string word) => Find(_types, word) is var at and >= 0 ? (SourceType)at : null;

    /// <summary>The function of a word, in capitals or not; null for another word.</summary>
    public static Consolidation? Function(string word) => Find(_functions, word) is var at and >= 0 ? (Consolidation)at : null;

    private static int Find(string[] words, string word) => Array.FindIndex(words, known => known.Equals(word, StringComparison.OrdinalIgnoreCase));
}
