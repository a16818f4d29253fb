using System.Text;
using Rem.Templates.Nodes;
using Rem.Templates.Terms;

namespace Rem.Templates.Parsing;

/// <summary>Makes the piece that a block comes to when it is closed.</summary>
internal static class BlockMaker
{
    /// <summary>The piece of an `if`, `each`, `with` or section.</summary>
    public static TemplateNode Make(OpenBlock block)
    {
        if (block.Kind == BlockKind.If)
        {
            return MakeIf(block);
        }

        var last = block.Body.Build(block.HasFrame);
        var (first, second) = block.IsInElse ? (block.First, last) : (last, null);
        var (body, otherwise) = block.IsInverse ? (second, first) : (first, second);
        return block.Kind switch
        {
            BlockKind.Each => new EachNode(block.Call!.Arguments[0], body, otherwise),
            BlockKind.With => new WithNode(block.Call!.Arguments[0], body, otherwise),
            _ => new SectionNode(block.Call!.Head, body, otherwise),
        };
    }

    private static IfNode MakeIf(OpenBlock block)
    {
        if (!block.IsInElse)
        {
            block.EndBranch();
        }

        return new IfNode(block.Branches.ToArray(), block.IsInElse ? block.Body.Build(hasFrame: false) : null);
    }

    /// <summary>The call of a part as its mark says it.</summary>
    public static PartCall MakeCall(Call call, Place place, string indent) => new(
        place,
        call.Arguments.Count == 0 ? null : call.Arguments[0],
        call.Named.ConvertAll(static named => named.Name).ToArray(),
        call.Named.ConvertAll(static named => named.Value).ToArray(),
        indent.Length == 0 ? null : Encoding.UTF8.GetBytes(indent));
}
