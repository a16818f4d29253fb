namespace Rem.Shared.Journals;

/// <summary>Answers that wait until what they answer for is written.</summary>
internal static class Written
{
    /// <summary>The answer, when the task has ended; at once without one.</summary>
    public static ValueTask<T> After<T>(Task? written, T answer) =>
        written is null || written.IsCompletedSuccessfully ? new ValueTask<T>(answer) : new ValueTask<T>(AwaitAsync(written, answer));

    /// <summary>Ends with the task; at once without one.</summary>
    public static ValueTask After(Task? written) => written is null || written.IsCompletedSuccessfully ? default : new ValueTask(written);

    private static async Task<T> AwaitAsync<T>(Task written, T answer)
    {
        await written;
        return answer;
    }
}
