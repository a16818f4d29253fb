namespace Rem.Testing.Shared;

/// <summary>Waits of tests: on an event, never on a time; what did not come is named.</summary>
public static class Waiting
{
    /// <summary>How long a test waits for what has to happen.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Awaits a task that must end; says what did not happen when it hangs.</summary>
    public static async Task<T> Soon<T>(this Task<T> task, string what)
    {
        try
        {
            return await task.WaitAsync(Patience, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"this did not happen: {what}");
        }
    }

    /// <summary>Awaits a task that must end; says what did not happen when it hangs.</summary>
    public static Task Soon(this Task task, string what) => Wrap(task).Soon(what);

    private static async Task<bool> Wrap(Task task)
    {
        await task;
        return true;
    }
}
