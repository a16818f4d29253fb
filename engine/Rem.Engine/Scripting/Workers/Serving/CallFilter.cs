using System.Runtime.InteropServices;
using Rem.Processes.Unix;
using Rem.Scripting.Workers.Starting;

namespace Rem.Scripting.Workers.Serving;

/// <summary>
/// A seccomp filter over all threads of this process: it starts no program, opens no socket, touches no other process
/// and changes no file, whatever code runs in it. A list of what is refused and not of what is allowed, because what
/// .NET needs differs from version to version; files and users are held by other means as well.
/// </summary>
internal static unsafe class CallFilter
{
    private const int NoNewPrivileges = 38;
    private const int SetFilter = 1;
    private const uint AllThreads = 1;

    private const ushort Load = 0x20;
    private const ushort IfEqual = 0x15;
    private const ushort IfAnyBit = 0x45;
    private const ushort IfAtLeast = 0x35;
    private const ushort And = 0x54;
    private const ushort Return = 0x06;

    private const uint Allow = 0x7fff0000;
    private const uint KillProcess = 0x80000000;
    private const uint Refuse = 0x00050000 | 1; // EPERM
    private const uint NotThere = 0x00050000 | 38; // ENOSYS

    // Offsets in seccomp_data; the low halves of arguments, as both architectures are little-endian.
    private const uint Number = 0;
    private const uint Architecture = 4;

    private const uint CloneThread = 0x00010000;
    private const uint MapSharedAnonymous = 0x21;
    private const uint OpenWrites = 0x3 | 0x40 | 0x200 | 0x400; // O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND

    /// <summary>Puts it in place; null, or why that failed.</summary>
    public static string? Apply()
    {
        if (Libc.prctl(NoNewPrivileges, 1, 0, 0, 0) != 0)
        {
            return "no_new_privs: " + Marshal.GetPInvokeErrorMessage(Marshal.GetLastSystemError());
        }

        var steps = Build((uint)Environment.ProcessId).ToArray();
        fixed (Step* first = steps)
        {
            var program = new Program { Length = (ushort)steps.Length, Steps = first };
            return Syscall3(SystemCalls.Seccomp, SetFilter, (nint)AllThreads, (nint)(&program)) == 0
                ? null
                : "seccomp: " + Marshal.GetPInvokeErrorMessage(Marshal.GetLastSystemError());
        }
    }

    private static List<Step> Build(uint self)
    {
        var steps = new List<Step>
        {
            new(Load, Architecture), new(IfEqual, SystemCalls.AuditName, 1, 0), new(Return, KillProcess),
            new(Load, Number),
        };
        if (SystemCalls.HasX32)
        {
            steps.AddRange([new(IfAtLeast, 0x40000000, 0, 1), new(Return, KillProcess)]);
        }

        // A filter cannot look into what clone3's argument points at; without it the C library uses clone.
        AddWhole(steps, SystemCalls.Clone3, NotThere);
        foreach (var number in RefusedCalls.Numbers)
        {
            AddWhole(steps, number, Refuse);
        }

        AddIfNoBits(steps, SystemCalls.Clone, 0, CloneThread);
        AddIfAnyBit(steps, SystemCalls.OpenAt, 2, OpenWrites);
        if (SystemCalls.Open >= 0)
        {
            AddIfAnyBit(steps, SystemCalls.Open, 1, OpenWrites);
        }

        AddIfAllBits(steps, SystemCalls.Mmap, 3, MapSharedAnonymous); // no limit of memory counts it
        AddUnlessEqual(steps, SystemCalls.PrLimit, 0, 0);
        AddUnlessEqual(steps, SystemCalls.SetAffinity, 0, 0); // .NET's threads do it for themselves
        AddUnlessEqual(steps, SystemCalls.SetScheduler, 1, 0); // and want to be ordinary ones
        AddUnlessEqual(steps, SystemCalls.TgKill, 0, self);
        AddUnlessEqual(steps, SystemCalls.Kill, 0, self);
        AddWhole(steps, SystemCalls.TkKill, Refuse);
        steps.Add(new(Return, Allow));
        return steps;
    }

    private static void AddWhole(List<Step> steps, int number, uint answer) =>
        steps.AddRange([new(IfEqual, (uint)number, 0, 1), new(Return, answer)]);

    private static void AddIfAnyBit(List<Step> steps, int number, int argument, uint bits) => steps.AddRange(
    [
        new(IfEqual, (uint)number, 0, 4), new(Load, Low(argument)),
        new(IfAnyBit, bits, 0, 1), new(Return, Refuse), new(Load, Number),
    ]);

    private static void AddIfNoBits(List<Step> steps, int number, int argument, uint bits) => steps.AddRange(
    [
        new(IfEqual, (uint)number, 0, 4), new(Load, Low(argument)),
        new(IfAnyBit, bits, 1, 0), new(Return, Refuse), new(Load, Number),
    ]);

    private static void AddIfAllBits(List<Step> steps, int number, int argument, uint bits) => steps.AddRange(
    [
        new(IfEqual, (uint)number, 0, 5), new(Load, Low(argument)), new(And, bits),
        new(IfEqual, bits, 0, 1), new(Return, Refuse), new(Load, Number),
    ]);

    private static void AddUnlessEqual(List<Step> steps, int number, int argument, uint value) => steps.AddRange(
    [
        new(IfEqual, (uint)number, 0, 4), new(Load, Low(argument)),
        new(IfEqual, value, 1, 0), new(Return, Refuse), new(Load, Number),
    ]);

    private static uint Low(int argument) => (uint)(16 + (argument * 8));

    private static nint Syscall3(int number, nint a, nint b, nint c) => ((delegate* unmanaged<nint, nint, nint, nint, nint>)LaunchCalls.Syscall)(number, a, b, c);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Step(ushort code, uint value, byte ifTrue = 0, byte ifFalse = 0)
    {
        public readonly ushort Code = code;
        public readonly byte IfTrue = ifTrue;
        public readonly byte IfFalse = ifFalse;
        public readonly uint Value = value;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Program
    {
        public ushort Length;
        public Step* Steps;
    }
}
