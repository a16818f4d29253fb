using Rem.Binding;
using Rem.Errors;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Data;

/// <summary>Adds to a number.</summary>
public sealed class IncrementTag : ITag
{
    /// <summary>No number to add to, or none to add.</summary>
    public static readonly ErrorCode NotANumber = new("REM2010", "`increment` or `decrement` met what is no number", "give it a number, and a path where a number or nothing stands");

    /// <summary>The sum leaves 64 bits.</summary>
    public static readonly ErrorCode Overflow = new("REM2011", "a sum would leave the 64-bit range", "use a float, or a smaller number");

    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("increment <path>")
    {
        Area = "data",
        Summary = "Adds to the number at a path; what is not there counts as 0.",
        Value = "the number to add; 1 when nothing stands there",
        Shapes = ValueShapes.Scalar | ValueShapes.Nothing,
        Gives = "nothing under its key",
        Result = TagResult.Dropped,
        Errors = [NotANumber, Overflow],
        Examples = [new TagExample("n: 1\nincrement n: 2\nincrement hits.web:", "{n: 3, hits: {web: 1}}")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site) => Bind(site, 1);

    internal static BoundTag Bind(TagSite site, int sign)
    {
        var amount = site.Data();
        if (amount is ConstantValue { Value: not (null or long or double or RemList or RemMap) } wrong)
        {
            site.Error(NotANumber, wrong.At, NoNumber(wrong.Value));
        }

        return new PathChange(site.Path("path"), amount, sign > 0
            ? static (path, scope, by) => path.Change(scope, by, Add)
            : static (path, scope, by) => path.Change(scope, by, Subtract));
    }

    private static string NoNumber(object? by) => $"a number to add was expected, got {ValueText.ShowWithKind(by)}";

    private static object? Add(object? current, object? by) => Sum(current, by ?? 1L, 1);

    private static object? Subtract(object? current, object? by) => Sum(current, by ?? 1L, -1);

    private static object Sum(object? current, object by, int sign)
    {
        if (by is not (long or double))
        {
            throw new PlanException(NotANumber, default, NoNumber(by));
        }

        if (current is not (null or long or double))
        {
            throw new PlanException(NotANumber, default, $"a number was expected there, found {ValueText.ShowWithKind(current)}");
        }

        if ((current ?? 0L) is not long a || by is not long b)
        {
            return Convert.ToDouble(current ?? 0L, System.Globalization.CultureInfo.InvariantCulture) + (sign * Convert.ToDouble(by, System.Globalization.CultureInfo.InvariantCulture));
        }

        try
        {
            return sign > 0 ? checked(a + b) : checked(a - b);
        }
        catch (OverflowException)
        {
            throw new PlanException(Overflow, default, $"{a} {(sign > 0 ? "+" : "-")} {b} leaves the range of 64-bit integers");
        }
    }
}
