using Rem.Errors;

namespace Rem.Running.Versions;

/// <summary>A newer version of a plan that is not taken up, because something is wrong with it; the one before goes on. Frozen.</summary>
/// <param name="Path">The plan's file, from the root.</param>
/// <param name="Since">When it was refused first.</param>
/// <param name="Error">The first thing that is wrong.</param>
public sealed record RefusedVersion(string Path, DateTimeOffset Since, Finding Error)
{
    /// <summary>Where it is wrong, and how.</summary>
    public string Says => Error.At.File is null ? Error.Message : $"{Error.At}: {Error.Message}";
}
