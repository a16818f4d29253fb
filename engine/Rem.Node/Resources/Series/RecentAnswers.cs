namespace Rem.Node.Resources.Series;

/// <summary>
/// What the last writes of clients gave, so that one that is asked again, because its answer was lost with the connection,
/// is not carried out twice. Safe to use from several threads.
/// </summary>
internal sealed class RecentAnswers
{
    private const int Most = 4096;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task<object?>> _answers = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>The answer of an operation, which is carried out when it is new.</summary>
    public Task<object?> OnceAsync(string operation, Func<Task<object?>> run)
    {
        var first = new TaskCompletionSource<Task<object?>>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_answers.TryGetValue(operation, out var answer))
            {
                return answer;
            }

            if (_order.Count >= Most)
            {
                _answers.Remove(_order.Dequeue());
            }

            _answers.Add(operation, first.Task.Unwrap());
            _order.Enqueue(operation);
        }

        var running = run();
        first.SetResult(running);
        return running;
    }
}
