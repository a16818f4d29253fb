namespace Rem.CommandLines;

/// <summary>An argument or an option of a plan.</summary>
/// <param name="Name">Its name, under which its value stands in `input`.</param>
/// <param name="Type">What it takes.</param>
public sealed record UsageEntry(string Name, UsageType Type)
{
    /// <summary>One sentence, or null.</summary>
    public string? About { get; init; }

    /// <summary>True when <see cref="Default"/> stands for a value that is not given.</summary>
    public bool HasDefault { get; init; }

    /// <summary>The value that holds when none is given.</summary>
    public object? Default { get; init; }

    /// <summary>For an argument: true when the plan does not run without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>For an argument: true when it takes all the words that are left, as a list.</summary>
    public bool IsRemaining { get; init; }

    /// <summary>For an option: its one-letter name, or null.</summary>
    public char? Letter { get; init; }

    /// <summary>True when it gathers several values in a list.</summary>
    public bool IsGathered => IsRemaining || Type == UsageType.List;
}
