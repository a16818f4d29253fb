using Rem.Plans;

namespace Rem.Scripting.Workers.Wire;

/// <summary>
/// A script's source as a frame has it: with the stretch of the plan that holds it and the line where that begins, so
/// that the worker works out places and lines as the host would, and nothing else of the plan.
/// </summary>
internal static class SourceWire
{
    /// <summary>Writes it.</summary>
    public static void Write(WireWriter writer, ScriptSource source, SourceSlice slice)
    {
        writer.Text(source.Text);
        writer.Byte((byte)source.Isolation);
        writer.Count(source.Names.Count);
        foreach (var name in source.Names)
        {
            writer.Text(name);
        }

        writer.Text(source.Origin.Path);
        writer.Count(slice.Line);
        writer.Text(slice.Text);
        var node = source.Origin.Node;
        writer.Bool(node is not null);
        if (node is not null)
        {
            writer.Count(Math.Max(0, node.Span.Start - slice.From));
            writer.Count(node.Span.Length);
            writer.Byte((byte)node.Style);
            writer.OptionalText(node.Text == source.Text ? null : node.Text);
        }
    }

    /// <summary>Reads it: the host is trusted, so the numbers are taken as they are.</summary>
    public static ScriptSource Read(ref WireReader reader)
    {
        var text = reader.Text();
        var isolation = (Isolation)reader.Byte();
        var names = new string[reader.Count()];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = reader.Text();
        }

        var path = reader.Text();
        var above = (int)reader.Unsigned() - 1;
        var file = new SourceFile(path, new string('\n', above) + reader.Text());
        if (!reader.Bool())
        {
            return new ScriptSource(text, new ScriptOrigin(file), names, isolation);
        }

        var span = new SourceSpan(file, above + (int)reader.Unsigned(), (int)reader.Unsigned());
        var style = (ScalarStyle)reader.Byte();
        var node = new ScalarNode(span, reader.OptionalText() ?? text, style, text);
        return new ScriptSource(text, new ScriptOrigin(node), names, isolation);
    }
}
