using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using Rem.Values;

namespace Rem.Runtime.CSharp.Values;

/// <summary>Scalars of .NET that the plan language has no type for, as the nearest that it has.</summary>
internal static class RareScalars
{
    /// <summary>The value; false for what is no scalar. Throws <see cref="NoValueException"/> for an integer beyond 64 bits.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryRead(object given, out object? value)
    {
        value = given switch
        {
            byte or sbyte or short or ushort or uint => Convert.ToInt64(given, CultureInfo.InvariantCulture),
            ulong or BigInteger or Int128 or UInt128 or nint or nuint => (object)Integer(given),
            float number => (double)number,
            Half number => (double)number,
            decimal number => (double)number,
            char letter => letter.ToString(),
            Enum name => name.ToString(),
            DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
            DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("O", CultureInfo.InvariantCulture),
            TimeSpan time => Duration.Show(time),
            Guid or Uri or Version or System.Net.IPAddress => given.ToString(),
            System.Text.StringBuilder text => text.ToString(),
            _ => null,
        };
        return value is not null;
    }

    private static long Integer(object given)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{given}");
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new NoValueException("the integer " + text + ", which is beyond 64 bits");
    }
}
