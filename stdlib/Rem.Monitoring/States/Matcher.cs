namespace Rem.Monitoring.States;

/// <summary>Which checks, and in which statuses: `{tier: web, site: [a, b], check: 'disk*', state: critical}`. Frozen.</summary>
/// <param name="Labels">Labels, each with patterns of which one has to fit.</param>
/// <param name="States">The statuses.</param>
/// <param name="Not">What it leaves out; null for nothing.</param>
internal sealed record Matcher(IReadOnlyList<(string Label, IReadOnlyList<string> Patterns)> Labels, StatusSet States, Matcher? Not)
{
    /// <summary>No check in no status.</summary>
    public static Matcher Nothing { get; } = new([], StatusSet.None, null);

    /// <summary>In which statuses it takes in a check; in none where the labels say no.</summary>
    public StatusSet Of(Labelled check)
    {
        foreach (var (label, patterns) in Labels)
        {
            if (check.Find(label) is not { } value || !Fits(patterns, value))
            {
                return StatusSet.None;
            }
        }

        return Not is null ? States : States.Without(Not.Of(check));
    }

    /// <summary>True when a text is a pattern, in which `*` stands for any text.</summary>
    public static bool Fits(string pattern, string text)
    {
        // The last star takes in as much as it has to.
        var (p, t, star, from) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, from) = (p++, t);
            }
            else if (p < pattern.Length && pattern[p] == text[t])
            {
                (p, t) = (p + 1, t + 1);
            }
            else if (star >= 0)
            {
                (p, t) = (star + 1, ++from);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).TrimStart('*').IsEmpty;
    }

    private static bool Fits(IReadOnlyList<string> patterns, string value)
    {
        foreach (var pattern in patterns)
        {
            if (Fits(pattern, value))
            {
                return true;
            }
        }

        return false;
    }
}
