using System.Buffers;
using Rem.Templates.Terms;

namespace Rem.Templates.Parsing;

/// <summary>A place in the text of a mark that goes forward while it is read.</summary>
internal sealed class MarkText(TemplateSource source, int start, int end)
{
    // What no name holds: Handlebars' own list.
    private static readonly SearchValues<char> NoName = SearchValues.Create("!\"#%&'()*+,./;<=>@[\\]^`{|}~");

    private readonly string _text = source.Text;

    /// <summary>The offset.</summary>
    public int At { get; set; } = start;

    /// <summary>The offset at which the mark's content ends.</summary>
    public int End => end;

    /// <summary>True when nothing is left.</summary>
    public bool IsAtEnd => At >= end;

    /// <summary>The character here, or NUL at the end.</summary>
    public char Now => Ahead(0);

    /// <summary>A character further on, or NUL behind the end.</summary>
    public char Ahead(int count) => At + count < end ? _text[At + count] : '\0';

    /// <summary>Steps over blanks; false when there were none.</summary>
    public bool SkipBlanks()
    {
        var from = At;
        while (char.IsWhiteSpace(Now))
        {
            At++;
        }

        return At > from;
    }

    /// <summary>Takes the letters of a name; empty where none stands.</summary>
    public string TakeName()
    {
        var from = At;
        while (!IsAtEnd && !NoName.Contains(Now) && !char.IsWhiteSpace(Now))
        {
            At++;
        }

        return _text[from..At];
    }

    /// <summary>True when a text stands here.</summary>
    public bool Stands(string what) => At + what.Length <= end && string.CompareOrdinal(_text, At, what, 0, what.Length) == 0;

    /// <summary>A stretch of the text.</summary>
    public string Slice(int from, int to) => _text[from..to];

    /// <summary>The place of what stands from an offset up to here.</summary>
    public Place PlaceFrom(int from) => new(source, from, At - from);
}
