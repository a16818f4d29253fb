namespace Rem.Scripting;

/// <summary>How a language that runs on a thread of its own waits for a primitive. Safe to use from several threads.</summary>
public static class PrimitiveWait
{
    /// <summary>Milliseconds that a primitive has for its end once its run is cancelled; one that does not heed it is left behind.</summary>
    public const int PatienceMilliseconds = 400;

    /// <summary>
    /// The answer. Throws what the primitive throws, and <see cref="OperationCanceledException"/> when it does not end
    /// after its run was cancelled.
    /// </summary>
    public static object? For(ValueTask<object?> answer, CancellationToken cancel) => For(answer, PatienceMilliseconds, cancel);

    /// <summary>The same with another patience.</summary>
    public static object? For(ValueTask<object?> answer, int patienceMilliseconds, CancellationToken cancel) =>
        answer.IsCompleted ? answer.GetAwaiter().GetResult() : For(answer.AsTask(), patienceMilliseconds, cancel);

    private static object? For(Task<object?> answer, int patienceMilliseconds, CancellationToken cancel)
    {
        try
        {
            answer.Wait(cancel);
        }
        catch (OperationCanceledException) when (!answer.IsCompleted)
        {
            // An empty wait for the end of the task, whatever it ends with.
            if (Task.WaitAny([answer], patienceMilliseconds, CancellationToken.None) < 0)
            {
                throw new OperationCanceledException("a primitive did not heed that its run was cancelled");
            }
        }
        catch (Exception) when (answer.IsCompleted)
        {
            // asking for the result throws the error itself
        }

        return answer.GetAwaiter().GetResult();
    }
}
