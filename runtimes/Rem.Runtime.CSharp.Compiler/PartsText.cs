using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Rem.Runtime.CSharp.Compiler;

/// <summary>
/// The parts of a script as the program holds them: each piece indented to its own column, on its own
/// line.
/// </summary>
internal sealed class PartsText
{
    private readonly string _text;

    /// <param name="parts">Where the parts stand in the script.</param>
    /// <param name="edited">The script's text with what was inserted.</param>
    public PartsText(ScriptParts parts, EditedText edited)
    {
        _text = edited.Text;
        var body = new StringBuilder(_text);
        foreach (var span in parts.Usings)
        {
            Usings.Add(Cut(body, edited.Map(span)));
        }

        foreach (var span in parts.Types)
        {
            Types.Add(Cut(body, edited.Map(span)));
        }

        Body = body.ToString();
    }

    /// <summary>Each `using` with its line.</summary>
    public List<(int Line, string Text)> Usings { get; } = [];

    /// <summary>Each type with its first line.</summary>
    public List<(int Line, string Text)> Types { get; } = [];

    /// <summary>The statements; where the other parts were there are blanks.</summary>
    public string Body { get; }

    private (int Line, string Text) Cut(StringBuilder body, TextSpan span)
    {
        var line = 1;
        var start = 0;
        for (var i = 0; i < span.Start; i++)
        {
            if (_text[i] == '\n')
            {
                line++;
                start = i + 1;
            }
        }

        for (var i = span.Start; i < span.End; i++)
        {
            body[i] = _text[i] is '\n' or '\r' ? _text[i] : ' ';
        }

        return (line, new string(' ', span.Start - start) + _text[span.Start..span.End]);
    }
}
