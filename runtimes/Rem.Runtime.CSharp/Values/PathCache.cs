using System.Collections.Concurrent;
using Rem.Inspection;

namespace Rem.Runtime.CSharp.Values;

/// <summary>Paths that scripts ask for, parsed once. Most stand in the scripts' text, so there are few.</summary>
internal static class PathCache
{
    private const int Most = 2000;

    private static readonly ConcurrentDictionary<string, DotPath> _paths = new(StringComparer.Ordinal);

    /// <summary>The path of a text. Throws what <see cref="DotPath.Parse(string)"/> throws.</summary>
    public static DotPath Parse(string text)
    {
        if (_paths.TryGetValue(text, out var path))
        {
            return path;
        }

        path = DotPath.Parse(text);
        if (_paths.Count < Most)
        {
            _paths.TryAdd(text, path);
        }

        return path;
    }
}
