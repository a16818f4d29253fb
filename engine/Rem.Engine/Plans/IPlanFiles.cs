namespace Rem.Plans;

/// <summary>Where plans and the files that they include are read from.</summary>
public interface IPlanFiles
{
    /// <summary>
    /// The bytes of a file, no more than <paramref name="limit"/> + 1 of them; null when there is no such file.
    /// Throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> when it cannot be read.
    /// </summary>
    /// <param name="path">As errors show it: relative to the current folder, or absolute.</param>
    /// <param name="limit">The most bytes that are of use.</param>
    byte[]? Read(string path, int limit);
}
