using Rem.Templates.Rendering;
using Rem.Values;

namespace Rem.Templates.Nodes;

/// <summary>The rounds of `{{#each}}`, and of a section over a list.</summary>
internal static class Loop
{
    /// <summary>Writes a body once for each element; its block gives element and position.</summary>
    public static void Write(RemList list, TemplateBody body, Frame around, ref TemplateOutput output)
    {
        var frame = Open(around, list.Count, out var loop);
        for (var i = 0; i < list.Count; i++)
        {
            output.Round();
            loop.Index = i;
            frame.Context = list[i];
            frame.First = list[i];
            frame.Second = Boxed.Of(i);
            body.Write(frame, ref output);
        }
    }

    /// <summary>Writes a body once for each entry; its block gives value and key.</summary>
    public static void Write(RemMap map, TemplateBody body, Frame around, ref TemplateOutput output)
    {
        var frame = Open(around, map.Count, out var loop);
        for (var i = 0; i < map.Count; i++)
        {
            output.Round();
            loop.Index = i;
            loop.Key = map.KeyAt(i);
            frame.Context = map.ValueAt(i);
            frame.First = map.ValueAt(i);
            frame.Second = loop.Key;
            body.Write(frame, ref output);
        }
    }

    private static Frame Open(Frame around, int count, out LoopState loop)
    {
        loop = new LoopState(around.Loop, count);
        return new Frame(around, null) { Outer = around, Up = around, Loop = loop };
    }
}
