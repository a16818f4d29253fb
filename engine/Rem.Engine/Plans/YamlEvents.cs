using Rem.Errors;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Rem.Plans;

/// <summary>Gives YamlDotNet's events of a text to the builder of its tree, in this engine's words and places.</summary>
internal sealed class YamlEvents(PlanInput input, TreeBuilder builder, FindingList findings)
{
    private readonly string _text = input.File.Text;
    private int _documents;

    /// <summary>Reads the text. False when reading ended before it: at an error or a limit, which is reported.</summary>
    public bool Read()
    {
        var scanner = new YamlDotNet.Core.Scanner(new StringReader(input.Text));
        try
        {
            var parser = new Parser(scanner);
            while (parser.MoveNext())
            {
                if (!Accept(parser.Current!))
                {
                    return false;
                }
            }

            return true;
        }
#pragma warning disable CA1031 // The wall: YamlDotNet throws what it likes, with and without a place; all of it is the text's fault.
        catch (Exception error)
#pragma warning restore CA1031
        {
            SyntaxDiagnosis.Report(input, error, scanner.CurrentPosition, findings);
            return false;
        }
    }

    private bool Accept(ParsingEvent next)
    {
        if (!builder.GoesOn())
        {
            return false;
        }

        switch (next)
        {
            case Scalar scalar:
                return AddScalar(scalar);
            case MappingStart map:
                return Open(map, true, map.Style == MappingStyle.Flow);
            case MappingEnd:
                return builder.CloseMap(input.Offset(next.Start));
            case SequenceStart list:
                return Open(list, false, list.Style == SequenceStyle.Flow);
            case SequenceEnd:
                return builder.CloseList(input.Offset(next.Start));
            case AnchorAlias alias:
                return builder.AddAlias(input.Offset(alias.Start), input.Restore(alias.Value.Value));
            case DocumentStart when ++_documents > 1:
                findings.Error(PlanErrors.Documents, builder.Span(input.Offset(next.Start), 3), "a second document starts here; a plan is one YAML document", "put it into a file of its own");
                return false;
            default:
                return true;
        }
    }

    private bool AddScalar(Scalar scalar)
    {
        var start = input.Offset(scalar.Start);
        var end = Math.Max(start, input.Offset(scalar.End));
        var mark = Mark(scalar, start);
        start = mark is null ? start : NodeProperties.Skip(_text, start, end);
        var style = Style(scalar.Style);
        return !(builder.IsAtRoot && style >= ScalarStyle.Literal && LosesBlanks(start))
            && builder.AddScalar(start, end, input.Restore(scalar.Value), style, mark);
    }

    private bool LosesBlanks(int start)
    {
        var line = RootText.FindLostBlanks(_text, start);
        if (line >= 0)
        {
            findings.Error(PlanErrors.Indentation, builder.Span(line, 1), $"the text behind '{_text[start]}' starts without indentation, so no line of it can start with a blank", "indent all lines of the text");
        }

        return line >= 0;
    }

    private bool Open(NodeEvent start, bool isMap, bool isFlow)
    {
        var at = input.Offset(start.Start);
        var mark = Mark(start, at);
        return builder.Open(mark is null ? at : ContentStart(start, isMap), isMap, isFlow, mark);
    }

    // Behind anchor and tag the event's end is at the content, but for a list without indentation: behind its '-'.
    private int ContentStart(NodeEvent start, bool isMap)
    {
        var end = input.Offset(start.End);
        return isMap || (end < _text.Length && _text[end] is '-' or '[') ? end : end - 1;
    }

    private NodeMark? Mark(NodeEvent node, int start) =>
        node.Anchor.IsEmpty && node.Tag.IsEmpty
            ? null
            : new NodeMark(node.Anchor.IsEmpty ? null : input.Restore(node.Anchor.Value), node.Tag.IsEmpty ? null : input.Restore(node.Tag.Value), start);

    private static ScalarStyle Style(YamlDotNet.Core.ScalarStyle style) => style switch
    {
        YamlDotNet.Core.ScalarStyle.SingleQuoted => ScalarStyle.SingleQuoted,
        YamlDotNet.Core.ScalarStyle.DoubleQuoted => ScalarStyle.DoubleQuoted,
        YamlDotNet.Core.ScalarStyle.Literal => ScalarStyle.Literal,
        YamlDotNet.Core.ScalarStyle.Folded => ScalarStyle.Folded,
        _ => ScalarStyle.Plain,
    };
}
