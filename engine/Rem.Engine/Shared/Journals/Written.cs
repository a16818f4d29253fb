using Rem.Errors;

namespace Rem.Shared.Journals;

/// <summary>Answers that wait until what they answer for is written.</summary>
internal static class Written
{
    /// <summary>The answer, when the task has ended; at once without one.</summary>
    public static ValueTask<T> After<T>(Task? written, T answer) =>
        written is null || written.IsCompletedSuccessfully ? new ValueTask<T>(answer) : new ValueTask<T>(AwaitAsync(written, answer));

    /// <summary>Ends with the task; at once without one.</summary>
    public static ValueTask After(Task? written) => written is null || written.IsCompletedSuccessfully ? default : new ValueTask(AwaitAsync(written));

    /// <summary>
    /// What a reader saw, when the task has ended that writes it; at once without one. Where it fails the resource goes back to
    /// what its journal holds, and the reader looks again: a write that is refused concerns only those who asked for it. Called
    /// under the resource's gate, where a task that has failed already is of a resource that could not go back: nobody may see
    /// what that holds.
    /// </summary>
    /// <param name="written">The task.</param>
    /// <param name="seen">What was seen.</param>
    /// <param name="again">Looks again.</param>
    public static ValueTask<T> OrAgain<T>(Task? written, T seen, Func<ValueTask<T>> again) =>
        written is null or { IsCompleted: true } ? After(written, seen) : new ValueTask<T>(OrAgainAsync(written, seen, again));

    /// <summary>The same for who was given something that others wrote, without the gate.</summary>
    public static async Task<T> OrAgainAsync<T>(Task written, T seen, Func<ValueTask<T>> again)
    {
        try
        {
            await AwaitAsync(written);
            return seen;
        }
        catch (PlanException)
        {
            return await again();
        }
    }

    private static async Task<T> AwaitAsync<T>(Task written, T answer)
    {
        await AwaitAsync(written);
        return answer;
    }

    // Many wait for one task: each gets an error of its own, to which places and trails are added.
    private static async Task AwaitAsync(Task written)
    {
        try
        {
            await written;
        }
        catch (PlanException shared) when (shared.GetType() == typeof(PlanException))
        {
            throw new PlanException(shared.Finding, shared.InnerException);
        }
    }
}
