namespace Rem.Scripting.Workers.Starting;

/// <summary>Memory that a process forked from this one shares with it: the child writes there how its start went.</summary>
internal static unsafe class SharedPage
{
    private const int PageBytes = 4096;
    private const int ReadWrite = 3;
    private const int SharedAnonymous = 0x21;

    /// <summary>Numbers, all zero.</summary>
    public static int* Take(int count)
    {
        var page = count * sizeof(int) <= PageBytes ? LaunchLibc.mmap(0, PageBytes, ReadWrite, SharedAnonymous, -1, 0) : -1;
        return page != -1 ? (int*)page : throw new InvalidOperationException("no memory for the start of a worker process");
    }

    /// <summary>Gives them back.</summary>
    public static void Give(int* page) => _ = LaunchLibc.munmap((nint)page, PageBytes);
}
