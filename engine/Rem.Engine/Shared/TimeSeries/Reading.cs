using System.Globalization;

namespace Rem.Shared.TimeSeries;

/// <summary>What a source said: a whole number of up to 64 bits, a number with fractions, or nothing.</summary>
public readonly struct Reading : IEquatable<Reading>
{
    private readonly long _bits;

    private Reading(ReadingKind kind, long bits)
    {
        Kind = kind;
        _bits = bits;
    }

    /// <summary>No reading (`U`).</summary>
    public static Reading Unknown => default;

    /// <summary>What it holds.</summary>
    public ReadingKind Kind { get; }

    /// <summary>True for no reading.</summary>
    public bool IsUnknown => Kind == ReadingKind.Unknown;

    /// <summary>The whole number; of another reading 0.</summary>
    public Int128 Whole => Kind switch { ReadingKind.Whole => (ulong)_bits, ReadingKind.Negative => _bits, _ => 0 };

    /// <summary>The number with fractions; of another reading 0.</summary>
    public double Real => Kind == ReadingKind.Real ? BitConverter.Int64BitsToDouble(_bits) : 0;

    /// <summary>Its content as 64 bits, which with its kind make it again (<see cref="Restore"/>).</summary>
    public long Bits => _bits;

    /// <summary>A whole number.</summary>
    public static Reading Of(long value) => new(value < 0 ? ReadingKind.Negative : ReadingKind.Whole, value);

    /// <summary>A whole number from 0 on, as counters of 64 bits have it.</summary>
    public static Reading Of(ulong value) => new(ReadingKind.Whole, (long)value);

    /// <summary>A number; not-a-number is no reading.</summary>
    public static Reading Of(double value) => double.IsNaN(value) ? Unknown : new Reading(ReadingKind.Real, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A reading out of its kind and bits.</summary>
    public static Reading Restore(ReadingKind kind, long bits) => new(kind, bits);

    /// <summary>A reading of a value of a plan: null, an integer or a float; null in return for another value.</summary>
    public static Reading? OfValue(object? value) => value switch
    {
        null => Unknown,
        long whole => Of(whole),
        double number => Of(number),
        _ => null,
    };

    /// <inheritdoc/>
    public bool Equals(Reading other) => Kind == other.Kind && _bits == other._bits;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Reading other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, _bits);

    /// <summary>The reading as RRDtool writes it: `U`, digits, or the shortest text of a float.</summary>
    public override string ToString() => Kind switch
    {
        ReadingKind.Unknown => "U",
        ReadingKind.Real => Real.ToString("R", CultureInfo.InvariantCulture),
        _ => Whole.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Equal kinds and content.</summary>
    public static bool operator ==(Reading left, Reading right) => left.Equals(right);

    /// <summary>Not equal.</summary>
    public static bool operator !=(Reading left, Reading right) => !left.Equals(right);
}
