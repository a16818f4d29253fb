namespace Rem.Plans;

/// <summary>A scalar, read once more with the place of each of its characters in the file, while it gives the expected text.</summary>
internal sealed class ScalarWalk(string expected, int contentStart)
{
    private readonly int[] _starts = new int[expected.Length];
    private readonly int[] _ends = new int[expected.Length];

    /// <summary>Characters so far.</summary>
    public int Length { get; private set; }

    /// <summary>True when a character came that the text does not have there: reading on is of no use.</summary>
    public bool IsWrong { get; private set; }

    /// <summary>True when this is the text.</summary>
    public bool IsWhole => !IsWrong && Length == expected.Length;

    /// <summary>A character that stands from one offset to behind another.</summary>
    public void Add(char c, int start, int end)
    {
        if (IsWrong || Length == expected.Length || expected[Length] != c)
        {
            IsWrong = true;
            return;
        }

        _starts[Length] = start;
        _ends[Length++] = end;
    }

    /// <summary>Where a character starts; behind the last one for the text's length.</summary>
    public int StartOf(int index) => index < Length ? _starts[index] : Length > 0 ? _ends[Length - 1] : contentStart;

    /// <summary>The offset behind a character.</summary>
    public int EndOf(int index) => _ends[index];
}
