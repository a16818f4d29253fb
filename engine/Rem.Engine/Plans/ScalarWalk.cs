using System.Text;

namespace Rem.Plans;

/// <summary>A scalar's text, read once more with the place of each of its characters in the file.</summary>
internal sealed class ScalarWalk(int contentStart)
{
    private readonly StringBuilder _text = new();
    private readonly List<int> _starts = [];
    private readonly List<int> _ends = [];

    /// <summary>Characters so far.</summary>
    public int Length => _text.Length;

    /// <summary>A character that stands from one offset to behind another.</summary>
    public void Add(char c, int start, int end)
    {
        _text.Append(c);
        _starts.Add(start);
        _ends.Add(end);
    }

    /// <summary>True when this is the text.</summary>
    public bool Gives(string text) => _text.Length == text.Length && _text.Equals(text);

    /// <summary>Where a character starts; behind the last one for the text's length.</summary>
    public int StartOf(int index) => index < _starts.Count ? _starts[index] : _ends.Count > 0 ? _ends[^1] : contentStart;

    /// <summary>The offset behind a character.</summary>
    public int EndOf(int index) => _ends[index];
}
