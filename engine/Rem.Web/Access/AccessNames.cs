using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Web.Access;

/// <summary>Names of users and tokens: small ASCII letters, so that no two look the same.</summary>
internal static class AccessNames
{
    /// <summary>The longest name.</summary>
    public const int Longest = 64;

    /// <summary>Gives the name back, or throws <see cref="AccessErrors.Name"/>; <paramref name="kind"/> is what it names.</summary>
    public static string Check(string kind, string name) => IsName(name)
        ? name
        : throw new PlanException(AccessErrors.Name, SourceSpan.None, $"the name of a {kind} is at most {Longest} small letters, digits and . _ - @, the first a letter or digit, got {ValueText.Show(name)}", AccessErrors.Name.Fix);

    /// <summary>True for text that can be a name.</summary>
    public static bool IsName(string name)
    {
        if (name.Length is 0 or > Longest || !IsFirst(name[0]))
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!IsFirst(c) && c is not ('.' or '_' or '-' or '@'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsFirst(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);
}
