namespace Rem.Expressions;

/// <summary>A part of a text with interpolations: literal text, or an expression.</summary>
/// <param name="Literal">The text, `$${{` already made `${{`; null for an expression.</param>
/// <param name="Expression">The expression; null for literal text.</param>
/// <param name="Start">The offset of the part in the text: of its first character, or of `${{`.</param>
/// <param name="Length">The length of the part in the text, up to behind `}}`.</param>
public sealed record TemplatePart(string? Literal, Expression? Expression, int Start, int Length);
