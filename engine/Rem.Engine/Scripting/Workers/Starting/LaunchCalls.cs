using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Rem.Scripting.Workers.Starting;

/// <summary>One system call of a launch.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LaunchCall
{
    /// <summary>Its number.</summary>
    public nint Number;

    /// <summary>Its arguments.</summary>
    public nint A;

    /// <inheritdoc cref="A"/>
    public nint B;

    /// <inheritdoc cref="A"/>
    public nint C;

    /// <inheritdoc cref="A"/>
    public nint D;

    /// <summary>1 when the program must not start without it.</summary>
    public nint IsNeeded;

    /// <summary>Where its result is put for a later call, or null.</summary>
    public int* Store;
}

/// <summary>
/// Carries out a list of system calls in a new process, the last of which starts a program. Between fork and exec only
/// the thread that forked is there, and .NET keeps code in memory that both processes write to: nothing may be compiled,
/// allocated or waited for. So what runs there is one loop over native memory, compiled beforehand, with all its calls
/// where the compiler makes them direct (in branches that it takes for rare it would not). posix_spawn does the like but
/// knows no limits, users or Landlock; to do them in the started program would leave out the threads that it has by
/// then, or cost a second start of .NET.
/// </summary>
/// <remarks>
/// One thing is left: behind each call the compiler looks whether a collection wants this thread to stop. Should one
/// begin in the very moment of the fork, the child waits for its end for ever; it is then killed and started anew.
/// </remarks>
internal static unsafe class LaunchCalls
{
    private const nint ChildSignal = 17;

    /// <summary>The C library's `syscall`.</summary>
    public static readonly nint Syscall = NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "syscall");

    private static readonly nint ErrorPlace = NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "__errno_location");

    /// <summary>
    /// Forks; the child goes through the calls. Their errors (0 for none) are put into <paramref name="errors"/>, memory
    /// that both processes see, and the number of calls done so far behind them. There must be room for one call more than
    /// there are. Gives the child's id, or -1.
    /// </summary>
    public static int Start(LaunchCall* calls, int count, int* errors) => (int)Run(
        (delegate* unmanaged[SuppressGCTransition]<nint, nint, nint, nint, nint, nint, nint>)Syscall,
        (delegate* unmanaged[SuppressGCTransition]<int*>)ErrorPlace,
        calls,
        errors,
        errors + count,
        SystemCalls.Clone,
        SystemCalls.ExitGroup);

    // Optimised at once: no counter of calls and no replacement while it loops.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static nint Run(
        delegate* unmanaged[SuppressGCTransition]<nint, nint, nint, nint, nint, nint, nint> syscall,
        delegate* unmanaged[SuppressGCTransition]<int*> errorPlace,
        LaunchCall* call,
        int* error,
        int* done,
        nint clone,
        nint exit)
    {
        var lastError = errorPlace();
        var child = syscall(clone, ChildSignal, 0, 0, 0, 0);
        if (child != 0)
        {
            return child;
        }

        var number = call->Number;
        var a = call->A;
        while (true)
        {
            var result = syscall(number, a, call->B, call->C, call->D, 0);
            *error = result < 0 ? *lastError : 0;
            *done += 1;
            if (call->Store != null)
            {
                *call->Store = (int)result;
            }

            // The last call is needed and comes back only when it failed.
            var isOver = result < 0 && call->IsNeeded != 0;
            call++;
            error++;
            number = isOver ? exit : call->Number;
            a = isOver ? 127 : call->A;
        }
    }
}
