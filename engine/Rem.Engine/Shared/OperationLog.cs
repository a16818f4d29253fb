using Rem.Errors;
using Rem.Plans;

namespace Rem.Shared;

/// <summary>
/// The operation ids that one resource in memory remembers, with what was answered: bounded by count, oldest
/// forgotten first. Guarded by the resource's gate.
/// </summary>
internal sealed class OperationLog
{
    private const int Remembered = 100_000;

    private Dictionary<string, (string Kind, object? Answer)>? _answers;
    private Queue<string>? _order;

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

        _answers ??= new Dictionary<string, (string, object?)>(StringComparer.Ordinal);
        _order ??= new Queue<string>();
        _answers[operation] = (kind, answer);
        _order.Enqueue(operation);
        if (_order.Count > Remembered)
        {
            _answers.Remove(_order.Dequeue());
        }

        return answer;
    }
}
