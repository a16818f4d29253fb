using static Rem.Scripting.Workers.Starting.SystemCalls;

namespace Rem.Scripting.Workers.Serving;

/// <summary>The system calls that a worker is refused whatever their arguments.</summary>
internal static class RefusedCalls
{
    /// <summary>
    /// What no script's worker has any business with, apart from what depends on arguments: other programs, other
    /// processes, the network, changing files, users, memory that is shared, and the machine itself.
    /// </summary>
    public static int[] Numbers { get; } = Known(
    [
        Of(57, -1), Of(58, -1), Of(59, 221), Of(322, 281), // fork, vfork, execve, execveat
        Of(101, 117), Of(310, 270), Of(311, 271), // ptrace, process_vm_readv, process_vm_writev
        Of(434, 434), Of(424, 424), Of(438, 438), Of(440, 440), // pidfd_open, pidfd_send_signal, pidfd_getfd, process_madvise
        Of(41, 198), Of(53, 199), Of(42, 203), Of(49, 200), Of(50, 201), Of(43, 202), Of(288, 242), // socket, socketpair, connect, bind, listen, accept, accept4
        Of(129, 138), Of(297, 240), // rt_sigqueueinfo, rt_tgsigqueueinfo
        Of(141, 140), Of(142, 118), Of(314, 274), Of(251, 30), Of(256, 238), Of(279, 239), // priorities and memory of others
        Of(46, 211), Of(307, 269), // sendmsg, sendmmsg: they could hand over open files
        Of(165, 40), Of(166, 39), Of(155, 41), Of(161, 51), Of(308, 268), Of(272, 97), // mount, umount2, pivot_root, chroot, setns, unshare
        Of(428, 428), Of(429, 429), Of(430, 430), Of(431, 431), Of(432, 432), Of(433, 433), Of(442, 442), // the newer calls for mounts
        Of(321, 280), Of(298, 241), Of(250, 219), Of(248, 217), Of(249, 218), // bpf, perf_event_open, keyctl, add_key, request_key
        Of(175, 105), Of(313, 273), Of(176, 106), Of(246, 104), Of(320, 294), Of(169, 142), // modules, kexec, reboot
        Of(167, 224), Of(168, 225), Of(173, -1), Of(172, -1), Of(323, 282), // swapon, swapoff, ioperm, iopl, userfaultfd
        Of(425, 425), Of(426, 426), Of(427, 427), // io_uring: it does calls that no filter sees
        Of(319, 279), Of(447, 447), Of(29, 194), Of(30, 196), Of(68, 186), Of(64, 190), Of(240, 180), // memfd_create, memfd_secret, shmget, shmat, msgget, semget, mq_open
        Of(303, 264), Of(304, 265), Of(300, 262), Of(301, 263), // name_to_handle_at, open_by_handle_at, fanotify_init, fanotify_mark
        Of(179, 60), Of(163, 89), Of(164, 170), Of(227, 112), Of(159, 171), Of(305, 266), // quotactl, acct, settimeofday, clock_settime, adjtimex, clock_adjtime
        Of(170, 161), Of(171, 162), Of(135, 92), Of(103, 116), // sethostname, setdomainname, personality, syslog
        Of(105, 146), Of(106, 144), Of(113, 145), Of(114, 143), Of(117, 147), Of(119, 149), Of(116, 159), Of(122, 151), Of(123, 152), Of(126, 91), // users, groups, capabilities
        Of(109, 154), Of(112, 157), // setpgid, setsid
        Of(83, -1), Of(258, 34), Of(133, -1), Of(259, 33), Of(84, -1), Of(87, -1), Of(263, 35), // mkdir, mknod, rmdir, unlink
        Of(82, -1), Of(264, 38), Of(316, 276), Of(86, -1), Of(265, 37), Of(88, -1), Of(266, 36), // rename, link, symlink
        Of(90, -1), Of(91, 52), Of(268, 53), Of(452, 452), Of(92, -1), Of(93, 55), Of(94, -1), Of(260, 54), // chmod, chown
        Of(76, 45), Of(77, 46), Of(285, 47), Of(85, -1), // truncate, ftruncate, fallocate, creat
        Of(132, -1), Of(235, -1), Of(261, -1), Of(280, 88), // utime, utimes, futimesat, utimensat
        Of(188, 5), Of(189, 6), Of(190, 7), Of(197, 14), Of(198, 15), Of(199, 16), // extended attributes
        Of(437, 437), // openat2: its flags lie in memory, where no filter sees them
    ]);

    private static int[] Known(int[] numbers) => Array.FindAll(numbers, static number => number >= 0);
}
