using Rem.Expressions;
using Rem.Running;
using Rem.Values;

namespace Rem.Binding;

/// <summary>
/// What the callers of a cached step fill in: all expressions and templates that stand in it. Each caller
/// evaluates them once; the names that they read go with the step into the background, their values into its key.
/// </summary>
public sealed class CacheSlots
{
    private readonly List<Func<INames, object?>> _slots = [];

    internal void Add(Expression expression) => _slots.Add(expression.Evaluate);

    internal void Add(TextTemplate template)
    {
        if (!template.IsLiteral)
        {
            _slots.Add(template.Evaluate);
        }
    }

    /// <summary>
    /// Evaluates the slots for a caller. A slot that reads what only the step itself makes has no value here and
    /// takes no part in the key.
    /// </summary>
    public CacheInput FillIn(Scope caller)
    {
        var names = new RecordedNames(caller);
        var values = new RemList(_slots.Count);
        foreach (var slot in _slots)
        {
            try
            {
                values.Add(slot(names));
            }
            catch (Errors.PlanException)
            {
                values.Add(null);
            }
        }

        return new CacheInput(names.Names, names.Fixed, values);
    }
}

/// <summary>What a caller filled in: the names that were read, and the values for the key.</summary>
public sealed record CacheInput(RemMap Names, RemMap Fixed, RemList Values);
