using System.Runtime.Loader;
using Rem.Errors;
using Rem.Plans;

namespace Rem.Scripting.Workers.Serving;

/// <summary>
/// Tells a mapping of memory that this worker process was refused from memory that is full: .NET says the same of both.
/// Safe to use from several threads.
/// </summary>
public static class RefusedMapping
{
    private const string LoadFromMemory = "InternalLoad";

    /// <summary>True when shared memory is refused to this process.</summary>
    internal static bool IsInPlace { get; set; }

    /// <summary>The error of a script that failed for such a mapping; null when it failed for something else, or no worker runs it.</summary>
    /// <param name="error">What the script failed with.</param>
    /// <param name="at">Where.</param>
    public static PlanException? Of(Exception error, SourceSpan at) =>
        IsInPlace && IsRefused(error)
            ? new PlanException(WorkerErrors.MappingRefused, at, "the script loads an assembly from memory, which .NET copies into shared memory, and a worker process is refused that: no limit of memory counts it")
            : null;

    // Memory is not what it lacks: the call of the system is answered before the size is looked at.
    private static bool IsRefused(Exception error) =>
        error is OutOfMemoryException { TargetSite: { Name: LoadFromMemory } method }
            ? method.DeclaringType == typeof(AssemblyLoadContext)
            : error.InnerException is { } inner && IsRefused(inner);
}
