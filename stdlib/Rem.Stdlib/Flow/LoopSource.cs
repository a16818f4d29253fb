using Rem.Errors;
using Rem.Expressions;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Stdlib.Flow;

/// <summary>What a loop goes through, and the variable's name.</summary>
internal sealed class LoopSource(string name, Expression list, SourceSpan at)
{
    /// <summary>The variable's name.</summary>
    public string Name { get; } = name;

    /// <summary>The elements as they are now: of a map its entries, of null none.</summary>
    public RemList Elements(Scope scope) => list.Evaluate(scope) switch
    {
        null => new RemList(0),
        RemList elements => elements,
        RemMap map => Entries(map),
        var other => throw new PlanException(LoopErrors.NotIterable, at, $"a loop goes through a list or a map, got {ValueText.ShowWithKind(other)}"),
    };

    /// <summary>The rounds, for a loop that goes through them in order.</summary>
    public LoopRounds Open(Scope scope) => new(Name, Elements(scope), scope);

    private static RemList Entries(RemMap map)
    {
        var entries = new RemList(map.Count);
        for (var i = 0; i < map.Count; i++)
        {
            entries.Add(new RemMap(2) { ["key"] = map.KeyAt(i), ["value"] = Ownership.Share(map.ValueAt(i)) });
        }

        return entries;
    }
}

/// <summary>The rounds of a loop in order: one level of variables, whose element and index change from round to round.</summary>
internal sealed class LoopRounds
{
    private readonly RemList _elements;
    private readonly RemMap _variables = new(1);
    private readonly string _name;
    private int _next;

    public LoopRounds(string name, RemList elements, Scope scope)
    {
        _name = name;
        _elements = elements;
        Scope = scope.OpenVariables(_variables);
    }

    public Scope Scope { get; }

    public int Index => _next - 1;

    public bool Next()
    {
        if (_next >= _elements.Count)
        {
            return false;
        }

        _variables.Set(_name, Ownership.Share(_elements[_next]));
        Scope.LoopIndex = _next++;
        return true;
    }
}
