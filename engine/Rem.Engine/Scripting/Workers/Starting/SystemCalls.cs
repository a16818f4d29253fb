using System.Runtime.InteropServices;

namespace Rem.Scripting.Workers.Starting;

/// <summary>Numbers of Linux's system calls: x64 and arm64 count differently.</summary>
internal static class SystemCalls
{
    private static readonly Architecture Machine = RuntimeInformation.ProcessArchitecture;

    /// <summary>True where the numbers are known.</summary>
    public static bool IsKnown => Machine is Architecture.X64 or Architecture.Arm64;

    /// <summary>The architecture as seccomp names it.</summary>
    public static uint AuditName => Machine == Architecture.X64 ? 0xC000003E : 0xC00000B7;

    /// <summary>True where a second set of calls (x32) begins at a high bit.</summary>
    public static bool HasX32 => Machine == Architecture.X64;

    public static int Clone => Of(56, 220);

    public static int Clone3 => Of(435, 435);

    public static int Close => Of(3, 57);

    public static int CloseRange => Of(436, 436);

    public static int CapSet => Of(126, 91);

    public static int Dup3 => Of(292, 24);

    public static int Execve => Of(59, 221);

    public static int ExitGroup => Of(231, 94);

    public static int LandlockAddRule => 445;

    public static int LandlockCreate => 444;

    public static int LandlockRestrict => 446;

    public static int Mmap => Of(9, 222);

    public static int Open => Of(2, -1);

    public static int OpenAt => Of(257, 56);

    public static int PrLimit => Of(302, 261);

    public static int PrCtl => Of(157, 167);

    public static int Seccomp => Of(317, 277);

    public static int SetAffinity => Of(203, 122);

    public static int SetScheduler => Of(144, 119);

    public static int SetGroups => Of(116, 159);

    public static int SetResGid => Of(119, 149);

    public static int SetResUid => Of(117, 147);

    public static int SetSid => Of(112, 157);

    public static int SignalMask => Of(14, 135);

    public static int TgKill => Of(234, 131);

    public static int TkKill => Of(200, 130);

    public static int Kill => Of(62, 129);

    public static int Unshare => Of(272, 97);

    /// <summary>A number by architecture; -1 for a call that it does not have.</summary>
    public static int Of(int x64, int arm64) => Machine == Architecture.X64 ? x64 : arm64;
}
