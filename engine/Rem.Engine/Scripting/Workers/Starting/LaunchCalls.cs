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
/// the thread that forked is there, whatever locks others held are never released, and a collection would never end: so
/// what runs there is one loop over native memory that allocates nothing, calls nothing of .NET and is compiled
/// beforehand. posix_spawn does the like but knows no limits, users or Landlock, and to do them in the started program
/// would leave the threads that it has by then out, or cost a second start of .NET.
/// </summary>
internal static unsafe class LaunchCalls
{
    private const nint ChildSignal = 17;

    /// <summary>The C library's `syscall`.</summary>
    public static readonly nint Syscall = NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "syscall");

    private static readonly nint ErrorPlace = NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "__errno_location");

    /// <summary>
    /// Forks; the child goes through the calls. Their errors (0 for none) are put into <paramref name="errors"/>, memory
    /// that both processes see, and the number of calls done so far behind them. Gives the child's id, or -1.
    /// </summary>
    public static int Start(LaunchCall* calls, int count, int* errors) => (int)Run(
        (delegate* unmanaged[SuppressGCTransition]<nint, nint, nint, nint, nint, nint, nint>)Syscall,
        (delegate* unmanaged[SuppressGCTransition]<int*>)ErrorPlace,
        calls,
        count,
        errors,
        SystemCalls.Clone,
        SystemCalls.ExitGroup);

    // Optimised at once: no counter of calls and no replacement while it loops.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static nint Run(
        delegate* unmanaged[SuppressGCTransition]<nint, nint, nint, nint, nint, nint, nint> syscall,
        delegate* unmanaged[SuppressGCTransition]<int*> errorPlace,
        LaunchCall* calls,
        int count,
        int* errors,
        nint clone,
        nint exit)
    {
        var child = syscall(clone, ChildSignal, 0, 0, 0, 0);
        if (child != 0)
        {
            return child;
        }

        for (var i = 0; i < count; i++)
        {
            var call = calls + i;
            var result = syscall(call->Number, call->A, call->B, call->C, call->D, 0);
            errors[i] = result < 0 ? *errorPlace() : 0;
            errors[count] = i + 1;
            if (result < 0 && call->IsNeeded != 0)
            {
                syscall(exit, 127, 0, 0, 0, 0);
            }

            if (call->Store != null)
            {
                *call->Store = (int)result;
            }
        }

        return 0; // never: the last call is needed, and does not come back
    }
}
