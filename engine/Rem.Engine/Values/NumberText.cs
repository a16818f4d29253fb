using Rem.Plans;

namespace Rem.Values;

/// <summary>Reads numbers from texts.</summary>
public static class NumberText
{
    /// <summary>The integer or float that the YAML 1.2 core schema sees in a plain scalar of this text; false for any other.</summary>
    public static bool TryRead(string text, out object? number)
    {
        number = CoreSchema.Resolve(text) is var value and (long or double) ? value : null;
        return number is not null;
    }
}
