namespace Rem.Fuzz;

/// <summary>One run of a target over many inputs.</summary>
internal sealed class FuzzRun(FuzzTarget target, FuzzFiles files, int seed)
{
    private readonly Mutator _mutator = new(files, seed);

    /// <summary>An input of this run.</summary>
    public byte[] Input(int number) => _mutator.Input(number);

    /// <summary>Runs what was found before, and then inputs by number. Stops at the first that fails: its bytes and what is wrong, or null.</summary>
    public (byte[] Input, string Wrong)? Start(int count)
    {
        foreach (var input in files.Found)
        {
            if (Check(input) is { } wrong)
            {
                return (input, "an input that was found before fails again: " + wrong);
            }
        }

        foreach (var input in files.Seeds)
        {
            if (Check(input) is { } wrong)
            {
                return (input, "a seed fails: " + wrong);
            }
        }

        for (var i = 0; i < count; i++)
        {
            var input = Input(i);
            if (Check(input) is { } wrong)
            {
                return (input, $"input {i} of seed {seed} fails: {wrong}");
            }
        }

        return null;
    }

    /// <summary>What is wrong with the target's answer to an input, or null.</summary>
    public string? Check(byte[] input)
    {
        try
        {
            return target.Check(input);
        }
#pragma warning disable CA1031 // Any exception is what the fuzzer looks for.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return "an exception came out: " + error;
        }
    }
}
