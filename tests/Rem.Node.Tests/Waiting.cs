namespace Rem.Node.Tests;

/// <summary>Waits for what has to happen, and says what did not.</summary>
internal static class Waiting
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    /// <summary>Until it is true.</summary>
    public static async Task UntilAsync(Func<bool> isTrue, string what)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!isTrue())
        {
            TimeProvider.System.GetElapsedTime(since).ShouldBeLessThan(Longest, what);
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }
    }

    /// <summary>The task, in time.</summary>
    public static Task<T> InTime<T>(this Task<T> task) => task.WaitAsync(Longest, TimeProvider.System);

    /// <summary>The task, in time.</summary>
    public static Task InTime(this Task task) => task.WaitAsync(Longest, TimeProvider.System);
}
