using Rem.Monitoring.Definitions;

namespace Rem.Monitoring.Looking;

/// <summary>A path that a plan gave.</summary>
/// <param name="Path">As it was given.</param>
internal sealed record PathWish(string Path)
{
    /// <summary>Reads one; what is wrong is noted.</summary>
    public static PathWish? Read(object? value, Problems problems)
    {
        if (value is string { Length: > 0 } path)
        {
            return new PathWish(path);
        }

        problems.Expected([], "a path", value);
        return null;
    }
}
