using System.Text;
using Rem.Values;

namespace Rem.Web.Tests.Rpc;

/// <summary>Values by chance, of what every protocol can hold.</summary>
internal static class RandomValues
{
    public static object? Next(Random random, int depth) => random.Next(depth > 0 ? 8 : 6) switch
    {
        0 => null,
        1 => random.NextInt64(long.MinValue, long.MaxValue),
        2 => (long)random.Next(-300, 300),
        3 => Float(random),
        4 => random.Next(2) == 0,
        5 => Text(random),
        6 => List(random, depth - 1),
        _ => Map(random, depth - 1),
    };

    private static double Float(Random random)
    {
        var number = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
        return double.IsFinite(number) ? number : 0.1;
    }

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        for (var left = random.Next(12); left > 0; left--)
        {
            var value = random.Next(4) switch { 0 => random.Next(0x10ffff), 1 => "\t\n\r<>&\"'"[random.Next(8)], _ => random.Next(' ', '\x7f') };
            text.Append(Rune.IsValid(value) && value is >= ' ' and not (0xfffe or 0xffff) or '\t' or '\n' or '\r' ? new Rune(value).ToString() : "");
        }

        return text.ToString();
    }

    private static RemList List(Random random, int depth)
    {
        var list = new RemList();
        for (var left = random.Next(4); left > 0; left--)
        {
            list.Add(Next(random, depth));
        }

        return list;
    }

    private static RemMap Map(Random random, int depth)
    {
        var map = new RemMap();
        for (var left = random.Next(4); left > 0; left--)
        {
            map.Set(Text(random), Next(random, depth));
        }

        return map;
    }
}
