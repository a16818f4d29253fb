namespace Rem.Values;

/// <summary>A value as YAML that reads back as the same value (half surrogate pairs, which have no bytes, become U+FFFD).</summary>
public static class YamlText
{
    private const long Longest = 256 * 1024 * 1024;
    private const int Deepest = 1000; // a thread's stack holds several times as many levels

    /// <summary>
    /// The value in block style, with a newline at the end. Texts that YAML 1.1 reads as something else (`no`, `1:30`,
    /// `2026-01-01`) stand in quotes too; keys stand as plans have them, `no` and `7` plain. Throws
    /// <see cref="Errors.LimitException"/> when it would be longer than <paramref name="limit"/> characters or deeper
    /// than <paramref name="nesting"/> levels.
    /// </summary>
    public static string Of(object? value, long limit = Longest, int nesting = Deepest) => new YamlWriter(limit, nesting).Write(value);
}
