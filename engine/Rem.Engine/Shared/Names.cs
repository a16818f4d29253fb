using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Shared;

/// <summary>What may be the name of a queue, lock, bucket, counter or pool, or a key: text that every backend and every tool can carry.</summary>
public static class Names
{
    /// <summary>The longest name, in UTF-16 units.</summary>
    public const int Longest = 200;

    /// <summary>What the names of REM's own resources begin with; no plan, script or command opens one of them.</summary>
    public const string OwnPrefix = "rem:";

    /// <summary>True for the name of a resource of REM's own.</summary>
    public static bool IsOwn(string name) => name.StartsWith(OwnPrefix, StringComparison.Ordinal);

    /// <summary>Gives the name back, or throws <see cref="SharedErrors.Own"/> for one of REM's own.</summary>
    public static string RefuseOwn(string kind, string name) => name is null || !IsOwn(name)
        ? name!
        : throw new PlanException(SharedErrors.Own, SourceSpan.None, $"the {kind} {ValueText.Show(name)} is REM's own: names that begin with '{OwnPrefix}' are kept for it", SharedErrors.Own.Fix);

    /// <summary>Gives the name back, or throws <see cref="SharedErrors.Name"/>; <paramref name="kind"/> is what it names (`queue`, `key`).</summary>
    public static string Check(string kind, string? name)
    {
        var fault = Fault(name);
        return fault is null
            ? name!
            : throw new PlanException(SharedErrors.Name, SourceSpan.None, $"the name of a {kind} {fault}, got {ValueText.ShowWithKind(name)}");
    }

    private static string? Fault(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return "must not be empty";
        }

        if (name.Length > Longest)
        {
            return $"may have at most {Longest} characters, this one has {name.Length}";
        }

        if (char.IsWhiteSpace(name[0]) || char.IsWhiteSpace(name[^1]))
        {
            return "must not begin or end with a blank";
        }

        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsControl(name[i]))
            {
                return "must not hold control characters";
            }

            if (char.IsSurrogate(name[i]))
            {
                if (!char.IsHighSurrogate(name[i]) || i + 1 == name.Length || !char.IsLowSurrogate(name[i + 1]))
                {
                    return "must be well-formed Unicode";
                }

                i++;
            }
        }

        return null;
    }
}
