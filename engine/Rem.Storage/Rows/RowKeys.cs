namespace Rem.Storage.Rows;

/// <summary>Keys of rows that belong to a resource: the resource's id in the upper bits, a number of its own in the lower 40.</summary>
internal static class RowKeys
{
    private const int Bits = 40;

    /// <summary>The highest number: a thousand a second reach it in 34 years.</summary>
    public const long Most = (1L << Bits) - 1;

    /// <summary>The key of a number.</summary>
    public static long Of(long resource, long number) => (resource << Bits) | number;

    /// <summary>The resource in a key.</summary>
    public static long OwnerOf(long key) => key >> Bits;

    /// <summary>The number in a key.</summary>
    public static long NumberOf(long key) => key & Most;
}
