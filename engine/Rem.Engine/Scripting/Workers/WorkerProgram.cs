namespace Rem.Scripting.Workers;

/// <summary>The program that serves scripts as a worker process: a file and the words behind it.</summary>
/// <param name="File">Full path of the program.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record WorkerProgram(string File, IReadOnlyList<string> Arguments)
{
    /// <summary>
    /// `rem worker` in a folder, with the runtime that this process runs on; null where the folder holds no `rem` or
    /// the system has no worker processes (see <see cref="IsSupported"/>).
    /// </summary>
    public static WorkerProgram? In(string folder)
    {
        var program = Path.Combine(folder, "rem");
        return IsSupported && System.IO.File.Exists(program) ? new WorkerProgram(program, ["worker"]) : null;
    }

    /// <summary>
    /// True where a worker process can be held to its limits: Linux on x64 and arm64. Elsewhere `isolate: process` is an
    /// error, because a boundary that holds nothing would be believed.
    /// </summary>
    public static bool IsSupported => OperatingSystem.IsLinux() && Starting.SystemCalls.IsKnown;
}
