using System.Text;
using Rem.Plans;

namespace Rem.Processes.Shell;

/// <summary>Cuts a text that was read into the pieces that are put together for each run.</summary>
internal sealed class ShellPieces(string text, List<ShellSlot> slots, ShellLexer lexer)
{
    private readonly List<ShellPiece> _pieces = [];
    private readonly StringBuilder _literal = new();
    private readonly Dictionary<int, int> _pieceAt = [];

    /// <summary>The program.</summary>
    public ShellProgram Build(ShellChoice choice, IReadOnlyList<ShellPart> parts, Func<int, int, SourceSpan> locate)
    {
        lexer.Edits.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        var borders = Borders();
        var edit = 0;
        var slot = 0;
        for (var at = 0; at <= text.Length;)
        {
            if (borders.Contains(at))
            {
                EndLiteral();
                _pieceAt[at] = _pieces.Count;
            }

            if (edit < lexer.Edits.Count && lexer.Edits[edit].Start == at)
            {
                _literal.Append(lexer.Edits[edit].Text);
                at += lexer.Edits[edit].Length;
                if (lexer.Edits[edit++].Length > 0)
                {
                    continue;
                }
            }

            if (at < text.Length && text[at] == ShellLexer.SlotMark)
            {
                EndLiteral();
                _pieces.Add(new ShellPiece(null, slots[slot++]));
            }
            else if (at < text.Length)
            {
                _literal.Append(text[at]);
            }

            at++;
        }

        EndLiteral();
        return new ShellProgram(choice, parts, locate, [.. _pieces], Words(), [.. slots]);
    }

    private HashSet<int> Borders()
    {
        var borders = new HashSet<int>();
        foreach (var word in lexer.Words)
        {
            borders.Add(word.Start);
            borders.Add(word.End);
        }

        return borders;
    }

    private ShellWordRange[] Words()
    {
        var words = new ShellWordRange[lexer.Words.Count];
        for (var i = 0; i < words.Length; i++)
        {
            var word = lexer.Words[i];
            words[i] = new ShellWordRange(_pieceAt[word.Start], _pieceAt[word.End], word);
        }

        return words;
    }

    private void EndLiteral()
    {
        if (_literal.Length > 0)
        {
            _pieces.Add(new ShellPiece(_literal.ToString(), null));
            _literal.Clear();
        }
    }
}
