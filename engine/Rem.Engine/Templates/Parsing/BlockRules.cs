using System.Globalization;
using Rem.Errors;
using Rem.Templates.Terms;

namespace Rem.Templates.Parsing;

/// <summary>What may stand in which mark.</summary>
internal static class BlockRules
{
    private static readonly string[] Blocks = ["if", "unless", "each", "with"];
    private static readonly string[] Words = ["lookup", .. Blocks];

    /// <summary>A mark that writes a value holds its name alone.</summary>
    public static void CheckValue(Call call, Mark mark)
    {
        if (call.Word is { } word && Array.IndexOf(Blocks, word) >= 0)
        {
            throw Wrong(mark, $"'{word}' is a block", $"write `{{{{#{word} name}}}}…{{{{/{word}}}}}`; data of this name is `{{{{this.{word}}}}}`");
        }

        if (call.Word == "lookup")
        {
            throw Wrong(mark, "'lookup' takes a value and a name", "write for example `{{lookup ports name}}`");
        }

        if (!call.IsAlone)
        {
            var near = call.Word is null ? null : Suggestion.Nearest(call.Word, Words);
            throw Wrong(mark, $"'{call.Head.Place.Text}' is no helper of a template; there are lookup, if, unless, each and with", near is null ? "work the value out in the plan and give it by `with`" : $"did you mean '{near}'?");
        }
    }

    /// <summary>What kind of block a mark opens; what is wrong with it is thrown.</summary>
    public static BlockKind Check(Call call, Mark mark)
    {
        var kind = call.Word switch
        {
            "if" or "unless" => BlockKind.If,
            "each" => BlockKind.Each,
            "with" => BlockKind.With,
            _ => BlockKind.Section,
        };
        if (kind == BlockKind.Section)
        {
            CheckSection(call, mark);
            return kind;
        }

        if (call.Arguments.Count != 1)
        {
            throw Wrong(mark, call.Arguments.Count == 0 ? $"'{call.Word}' has nothing to look at" : $"'{call.Word}' looks at one value, got {call.Arguments.Count.ToString(CultureInfo.InvariantCulture)}", $"write for example `{{{{#{call.Word} hosts}}}}`");
        }

        CheckNamed(call, kind == BlockKind.If ? "includeZero" : null);
        CheckGiven(call, mark, kind == BlockKind.If ? 0 : kind == BlockKind.Each ? 2 : 1);
        return kind;
    }

    /// <summary>The condition of an `if` or `unless`.</summary>
    public static Condition Condition(Call call, bool isInverse) =>
        new(call.Arguments[0], (call.Word == "unless") != isInverse, call.Named.Count == 0 ? null : call.Named[0].Value);

    /// <summary>The name that an `{{#*inline}}` defines.</summary>
    public static string InlineName(Call call, Mark mark)
    {
        if (call.Word != "inline")
        {
            throw Wrong(mark, $"'{{{{#*' begins 'inline', got '{call.Head.Place.Text}'", "write `{{#*inline \"name\"}}…{{/inline}}`");
        }

        return call.Arguments is [LiteralTerm { Value: string { Length: > 0 } name }] && call.Named.Count == 0 && call.Given.Length == 0
            ? name
            : throw Wrong(mark, "'inline' takes the part's name in quotes", "write `{{#*inline \"name\"}}…{{/inline}}`");
    }

    /// <summary>What a part may be given: one context, and names.</summary>
    public static void CheckPart(Call call, Mark mark)
    {
        if (call.Arguments.Count > 1)
        {
            throw Wrong(mark, $"a part is given one context, got {call.Arguments.Count.ToString(CultureInfo.InvariantCulture)} values", "give values by name: `{{> row host=this}}`");
        }

        CheckGiven(call, mark, 0);
    }

    /// <summary>Where `{{else}}` may stand.</summary>
    public static void CheckElse(OpenBlock block, Mark mark)
    {
        if (block.Kind is BlockKind.Root or BlockKind.Part or BlockKind.Inline)
        {
            throw Wrong(mark, "'{{else}}' belongs to no block", "it stands in if, unless, each, with and `{{#name}}`");
        }

        if (block.IsInElse)
        {
            throw Wrong(mark, $"'{{{{else}}}}' stands twice in '{{{{#{block.Name}}}}}'");
        }
    }

    private static void CheckSection(Call call, Mark mark)
    {
        if (call.Word is { } word && (call.Arguments.Count > 0 || call.Named.Count > 0))
        {
            var near = Suggestion.Nearest(word, Blocks);
            throw Wrong(mark, $"'{word}' is no block of a template; there are {string.Join(", ", Blocks)}", near is null ? word == "for" ? "write `{{#each hosts as |host|}}`" : null : $"did you mean '{near}'?");
        }

        if (call.Arguments.Count > 0 || call.Named.Count > 0)
        {
            throw Wrong(mark, $"'{call.Head.Place.Text}' is no block of a template; there are {string.Join(", ", Blocks)}");
        }

        CheckGiven(call, mark, 2);
    }

    private static void CheckNamed(Call call, string? allowed)
    {
        foreach (var (name, _) in call.Named)
        {
            if (name != allowed)
            {
                throw new MarkSyntaxException(call.NamedAt.Start, call.NamedAt.Length, $"'{call.Word}' takes no '{name}='", allowed is null ? null : $"there is `{allowed}=true`");
            }
        }
    }

    private static void CheckGiven(Call call, Mark mark, int most)
    {
        if (call.Given.Length > most)
        {
            throw Wrong(mark, most == 0 ? "this gives no names, and stands with `as |…|`" : $"'{call.Head.Place.Text}' gives {most.ToString(CultureInfo.InvariantCulture)} names at most, got {call.Given.Length.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    private static MarkSyntaxException Wrong(Mark mark, string message, string? hint = null) => new(mark.Start, mark.Length, message, hint);
}
