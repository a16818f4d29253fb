using Rem.Errors;
using Rem.Plans;
using Rem.Shared.Journals;

namespace Rem.Shared;

/// <summary>
/// The operation ids that one resource in memory remembers, with what was answered: bounded by count and a day, oldest
/// forgotten first. Guarded by the resource's gate.
/// </summary>
internal sealed class OperationLog(TimeProvider clock, IJournal? journal)
{
    private const int Remembered = 100_000;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private Dictionary<string, (string Kind, object? Answer)>? _answers;
    private Queue<(string Id, DateTimeOffset At)>? _order;

    /// <summary>True when the write was made before, with what it answered then.</summary>
    public bool TryRecall<T>(string kind, string? operation, out T answer)
    {
        answer = default!;
        if (operation is null)
        {
            return false;
        }

        Names.Check("operation", operation);
        if (_answers is null || !_answers.TryGetValue(operation, out var before))
        {
            return false;
        }

        if (before.Kind != kind)
        {
            throw new PlanException(SharedErrors.Operation, SourceSpan.None, $"operation id '{operation}' belongs to an earlier {before.Kind} and cannot be used for a {kind}");
        }

        answer = (T)before.Answer!;
        return true;
    }

    /// <summary>Remembers a write, and gives its answer back.</summary>
    public T Remember<T>(string kind, string? operation, T answer)
    {
        if (operation is null)
        {
            return answer;
        }

        var now = clock.GetUtcNow();
        Add(operation, kind, answer, now);
        journal?.Remember(new KeptOperation(operation, kind, answer, now));
        while (_order!.Count > Remembered || _order.Peek().At < now - Longest)
        {
            var (oldest, _) = _order.Dequeue();
            _answers!.Remove(oldest);
            journal?.Forget(oldest);
        }

        return answer;
    }

    /// <summary>Goes back to what a journal holds.</summary>
    public void Restore(IReadOnlyList<KeptOperation> operations)
    {
        Clear();
        foreach (var operation in operations)
        {
            Add(operation.Id, operation.Kind, operation.Answer, operation.At);
        }
    }

    /// <summary>Forgets all of them; whoever calls takes them from the journal.</summary>
    public void Clear()
    {
        _answers = null;
        _order = null;
    }

    private void Add(string operation, string kind, object? answer, DateTimeOffset at)
    {
        _answers ??= new Dictionary<string, (string, object?)>(StringComparer.Ordinal);
        _order ??= new Queue<(string, DateTimeOffset)>();
        _answers[operation] = (kind, answer);
        _order.Enqueue((operation, at));
    }
}
