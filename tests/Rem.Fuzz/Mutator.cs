namespace Rem.Fuzz;

/// <summary>Makes inputs from seeds: the same input for the same seed and number.</summary>
internal sealed class Mutator(FuzzFiles files, int seed)
{
    private const int LargestCopy = 64 * 1024;

    /// <summary>The input with a number, 0 and up.</summary>
    public byte[] Input(int number)
    {
        // Not HashCode.Combine: it differs from process to process.
        var random = new Random(unchecked((seed * 1_000_003) ^ (number * 2_654_435)));
        var input = new List<byte>(Seed(random));
        var edits = 1 + random.Next(random.Next(4) == 0 ? 30 : 5);
        for (var i = 0; i < edits; i++)
        {
            Edit(input, random);
        }

        return input.ToArray();
    }

    private byte[] Seed(Random random)
    {
        if (random.Next(50) == 0)
        {
            var noise = new byte[random.Next(300)];
            random.NextBytes(noise);
            return noise;
        }

        return files.Seeds[random.Next(files.Seeds.Length)];
    }

    private void Edit(List<byte> input, Random random)
    {
        var at = random.Next(input.Count + 1);
        switch (random.Next(14))
        {
            case 0 when at < input.Count:
                input[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < input.Count:
                input[at] = (byte)random.Next(256);
                break;
            case 2:
                input.Insert(at, (byte)random.Next(256));
                break;
            case 3:
                input.RemoveRange(at, Length(input, at, random));
                break;
            case 4:
                input.InsertRange(random.Next(input.Count + 1), input.GetRange(at, Length(input, at, random)));
                break;
            case 5 or 6 or 7:
                input.InsertRange(at, Word(random));
                break;
            case 8:
                Repeat(input, at, Word(random), random);
                break;
            case 9:
                Splice(input, at, random);
                break;
            case 10:
                EditLine(input, random);
                break;
            case 11:
                input.RemoveRange(at, input.Count - at);
                break;
            case 12 when at < input.Count:
                var word = Word(random);
                input.RemoveRange(at, Math.Min(word.Length, input.Count - at));
                input.InsertRange(at, word);
                break;
            default:
                Repeat(input, at, input.GetRange(at, Length(input, at, random)).ToArray(), random);
                break;
        }
    }

    private static int Length(List<byte> input, int at, Random random) =>
        Math.Min(input.Count - at, random.Next(random.Next(5) == 0 ? 200 : 8));

    private byte[] Word(Random random) => files.Words.Length == 0 ? [(byte)random.Next(32, 127)] : files.Words[random.Next(files.Words.Length)];

    // Many of one thing is what quadratic code cannot stand; seldom very many, because such inputs are slow to make.
    private static void Repeat(List<byte> input, int at, byte[] what, Random random)
    {
        var most = random.Next(200) == 0 ? LargestCopy : random.Next(10) == 0 ? 2000 : 20;
        var times = Math.Min(random.Next(most), (LargestCopy * 4 - input.Count) / Math.Max(1, what.Length));
        if (times <= 0)
        {
            return;
        }

        var all = new byte[times * what.Length];
        for (var i = 0; i < times; i++)
        {
            what.CopyTo(all, i * what.Length);
        }

        input.InsertRange(at, all);
    }

    private void Splice(List<byte> input, int at, Random random)
    {
        var other = files.Seeds[random.Next(files.Seeds.Length)];
        var from = random.Next(other.Length + 1);
        input.InsertRange(at, other.AsSpan(from, Math.Min(other.Length - from, random.Next(120))).ToArray());
    }

    private static void EditLine(List<byte> input, Random random)
    {
        if (input.Count == 0)
        {
            return;
        }

        var at = input.LastIndexOf((byte)'\n', random.Next(input.Count)) + 1;
        var end = input.IndexOf((byte)'\n', at);
        end = end < 0 ? input.Count : end + 1;
        switch (random.Next(4))
        {
            case 0:
                input.RemoveRange(at, end - at);
                break;
            case 1:
                input.InsertRange(at, input.GetRange(at, end - at));
                break;
            case 2:
                input.InsertRange(at, new string(' ', 1 + random.Next(4)).Select(static c => (byte)c));
                break;
            default:
                while (at < input.Count && input[at] == ' ' && random.Next(3) > 0)
                {
                    input.RemoveAt(at);
                }

                break;
        }
    }
}
