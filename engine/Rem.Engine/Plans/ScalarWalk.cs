namespace Rem.Plans;

/// <summary>A scalar, read once more with the place of each of its characters in the file, while it gives the expected text.</summary>
internal sealed class ScalarWalk(string expected, int contentStart)
{
    private readonly List<int> _starts = [];
    private readonly List<int> _ends = [];

    /// <summary>Characters so far.</summary>
    public int Length => _starts.Count;

    /// <summary>True when a character came that the text does not have there: reading on is of no use.</summary>
    public bool IsWrong { get; private set; }

    /// <summary>True when this is the text.</summary>
    public bool IsWhole => !IsWrong && _starts.Count == expected.Length;

    /// <summary>A character that stands from one offset to behind another.</summary>
    public void Add(char c, int start, int end)
    {
        IsWrong |= _starts.Count >= expected.Length || expected[_starts.Count] != c;
        _starts.Add(start);
        _ends.Add(end);
    }

    /// <summary>Where a character starts; behind the last one for the text's length.</summary>
    public int StartOf(int index) => index < _starts.Count ? _starts[index] : _ends.Count > 0 ? _ends[^1] : contentStart;

    /// <summary>The offset behind a character.</summary>
    public int EndOf(int index) => _ends[index];
}
