using Rem.Templates.Terms;

namespace Rem.Templates.Parsing;

/// <summary>The name of a part: as it is written, or worked out.</summary>
/// <param name="Text">The name, or null where it is worked out.</param>
/// <param name="Term">What works it out, or null.</param>
internal readonly record struct PartName(string? Text, Term? Term)
{
    /// <summary>The name that the block of the part at hand has.</summary>
    public const string Block = "@partial-block";

    /// <summary>Reads `nav`, `menus/top`, `"side bar"`, `@partial-block` or `(lookup …)`.</summary>
    public static PartName Read(MarkText text, TermReader terms)
    {
        text.SkipBlanks();
        if (text.Now == '(')
        {
            return new PartName(null, terms.Read());
        }

        var name = text.Now is '"' or '\'' or '[' ? terms.TakeQuoted() : TakePlain(text);
        return name.Length > 0 ? new PartName(name, null) : throw terms.Stray();
    }

    private static string TakePlain(MarkText text)
    {
        var from = text.At;
        while (!text.IsAtEnd && (text.Now is '.' or '/' or '@' || text.TakeName().Length > 0))
        {
            text.At += text.Now is '.' or '/' or '@' ? 1 : 0;
        }

        return text.Slice(from, text.At);
    }
}
