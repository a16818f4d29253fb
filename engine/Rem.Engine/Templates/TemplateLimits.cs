using Rem.Running;

namespace Rem.Templates;

/// <summary>How far filling a template may go.</summary>
/// <param name="Bytes">The most bytes (UTF-8) that it may write.</param>
/// <param name="PartDepth">Levels of parts (`{{> x}}`) inside each other.</param>
public readonly record struct TemplateLimits(long Bytes, int PartDepth)
{
    /// <summary>As the limits of a run say it: `text` and `nesting`.</summary>
    public static TemplateLimits Of(RemLimits limits) => new(limits.TextResultBytes, limits.Nesting);
}
