using Rem.Errors;
using Rem.Running;

namespace Rem.Plans;

/// <summary>
/// Reads a YAML text into the bounded tree. It is a wall: whatever the text holds, there is a document or a
/// finding with its place, in bounded time and memory, and never an exception.
/// </summary>
public static class PlanReader
{
    /// <summary>
    /// The document of a text; its root is null for an empty text and after an error that ends the parse
    /// (syntax, a limit). Everything else that is wrong is reported, and the tree is whole but for it.
    /// `__include` stays an ordinary key: see <see cref="PlanLoader"/>.
    /// </summary>
    public static PlanDocument Read(SourceFile file, RemLimits limits, FindingList findings) =>
        Read(file, new ReadBudget(limits), null, findings).Document;

    /// <summary>The document of a file's bytes; see the other form.</summary>
    public static PlanDocument Read(byte[] bytes, string path, string? fullPath, RemLimits limits, FindingList findings)
    {
        var file = PlanText.Decode(bytes, path, fullPath, limits, findings);
        return file is null
            ? new PlanDocument(new SourceFile(path, "", fullPath), null, [])
            : Read(file, limits, findings);
    }

    internal static ReadResult Read(SourceFile file, ReadBudget budget, IIncludes? includes, FindingList findings)
    {
        if (!PlanText.Check(file, budget.Limits, findings))
        {
            return new ReadResult(new PlanDocument(file, null, []), 0, 0);
        }

        var builder = new TreeBuilder(file, budget, includes, findings);
        var whole = (BasicYaml.Covers(file.Text)
            ? BasicYaml.Build(file.Text, builder)
            : new YamlEvents(new PlanInput(file), builder, findings).Read()) && builder.End();
        if (whole && builder.Root is ScalarNode { Style: ScalarStyle.Plain } text)
        {
            KeyFindings.CutByComment(text, builder.Comments.Found, findings);
        }

        return new ReadResult(new PlanDocument(file, whole ? builder.Root : null, builder.Comments.Found), builder.Weight, builder.Height);
    }
}

/// <summary>A document with the nodes in it and its levels.</summary>
internal readonly record struct ReadResult(PlanDocument Document, long Weight, int Height);
