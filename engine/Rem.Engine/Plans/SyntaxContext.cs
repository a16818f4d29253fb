using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Rem.Plans;

/// <summary>What stands before the place at which YamlDotNet gave up: open brackets, open blocks, the last tokens.</summary>
internal sealed class SyntaxContext
{
    private readonly PlanInput _input;
    private readonly List<(int At, char Open)> _brackets = [];
    private readonly List<int> _blocks = [];

    /// <summary>Reads the text up to the place once more; the diagnosis may take time, a load does it once.</summary>
    public SyntaxContext(PlanInput input, int at)
    {
        _input = input;
        At = at;
        Text = input.File.Text;
        LineStart = StartOfLine(at);
        Collect();
    }

    /// <summary>The file's text.</summary>
    public string Text { get; }

    /// <summary>The place.</summary>
    public int At { get; }

    /// <summary>The offset at which its line starts.</summary>
    public int LineStart { get; }

    /// <summary>The offset of the first character of its line that is no blank.</summary>
    public int LineContent => SkipBlanks(LineStart);

    /// <summary>The character at the place, NUL at the end of the text.</summary>
    public char Here => At < Text.Length ? Text[At] : '\0';

    /// <summary>True when only blanks stand before the place in its line.</summary>
    public bool IsFirstInLine => LineContent >= At;

    /// <summary>The innermost bracket that is open at the place, or null.</summary>
    public (int At, char Open)? Bracket => _brackets.Count == 0 ? null : _brackets[^1];

    /// <summary>The indentations of the blocks that are open, outermost first.</summary>
    public IReadOnlyList<int> Blocks => _blocks;

    /// <summary>The last token before the place, or null.</summary>
    public Token? Last { get; private set; }

    /// <summary>True when `%` lines stand before the place and no `---` behind them.</summary>
    public bool LacksDocumentStart { get; private set; }

    /// <summary>The last key before the place, or null.</summary>
    public Scalar? LastKey { get; private set; }

    /// <summary>The offset of a token.</summary>
    public int Start(Token token) => _input.Offset(token.Start);

    /// <summary>The offset behind a token.</summary>
    public int End(Token token) => _input.Offset(token.End);

    /// <summary>The last token when it ends in the line of the place, or null.</summary>
    public Token? LastInLine => Last is not null && End(Last) > LineStart ? Last : null;

    /// <summary>A stretch of the file.</summary>
    public SourceSpan Span(int start, int length) =>
        new(_input.File, start, Math.Max(0, Math.Min(length, Text.Length - start)));

    /// <summary>The word at an offset, at least one character.</summary>
    public SourceSpan Word(int start)
    {
        var end = start;
        while (end < Text.Length && Text[end] is not (' ' or '\t' or '\n' or '\r' or ',' or ']' or '}'))
        {
            end++;
        }

        return Span(start, Math.Max(1, end - start));
    }

    /// <summary>From an offset to the end of its line, without blanks at its end.</summary>
    public SourceSpan RestOfLine(int start)
    {
        var end = EndOfLine(start);
        while (end > start && Text[end - 1] is ' ' or '\t')
        {
            end--;
        }

        return Span(start, end - start);
    }

    /// <summary>The offset at which the line of an offset starts.</summary>
    public int StartOfLine(int at) => at == 0 ? 0 : Text.LastIndexOfAny(['\n', '\r'], at - 1) + 1;

    /// <summary>The offset at which the line of an offset ends.</summary>
    public int EndOfLine(int at)
    {
        var length = Text.AsSpan(at).IndexOfAny('\n', '\r');
        return length < 0 ? Text.Length : at + length;
    }

    /// <summary>The line number of an offset.</summary>
    public int Line(int at) => _input.File.Position(at).Line;

    /// <summary>The offset of the next character that is no blank.</summary>
    public int SkipBlanks(int at)
    {
        while (at < Text.Length && Text[at] is ' ' or '\t')
        {
            at++;
        }

        return at;
    }

    // Cut at the place the text has no error behind it, so that the scanner hands out all that it has read.
    private void Collect()
    {
        var shift = Text.Length - _input.Text.Length;
        var scanner = new Scanner(new StringReader(_input.Text[..Math.Max(0, At - shift)]));
        var isKey = false;
        try
        {
            // Behind an Error token the scanner may stand still and hand it out for ever.
            while (scanner.MoveNext() && scanner.Current is { } token and not (StreamEnd or Error))
            {
                Take(token, ref isKey);
            }
        }
#pragma warning disable CA1031 // What is known so far is enough; the error itself is the caller's.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    private void Take(Token token, ref bool isKey)
    {
        switch (token)
        {
            case FlowSequenceStart or FlowMappingStart:
                _brackets.Add((Start(token), token is FlowSequenceStart ? '[' : '{'));
                break;
            case FlowSequenceEnd or FlowMappingEnd when _brackets.Count > 0:
                _brackets.RemoveAt(_brackets.Count - 1);
                break;
            case BlockSequenceStart or BlockMappingStart:
                _blocks.Add((int)token.Start.Column - 1);
                return;
            // The end of the cut text closes all blocks; they are open at the place all the same.
            case BlockEnd when Start(token) < At && _blocks.Count > 0:
                _blocks.RemoveAt(_blocks.Count - 1);
                return;
            case VersionDirective or TagDirective:
                LacksDocumentStart = true;
                break;
            case DocumentStart:
                LacksDocumentStart = false;
                break;
            case BlockEnd or StreamStart:
                return;
            case Key:
                isKey = true;
                return;
            case Scalar scalar when isKey:
                LastKey = scalar;
                break;
        }

        isKey = false;
        Last = token;
    }
}
