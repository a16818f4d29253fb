using System.Globalization;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Runtime.CSharp.Api;

/// <summary>A counter. Totals are integers as long as only integers are added.</summary>
public sealed class CounterApi
{
    private readonly HostCalls _calls;
    private readonly string _name;

    internal CounterApi(HostCalls calls, string name)
    {
        _calls = calls;
        _name = name;
    }

    /// <summary>Adds (1 by default) and gives the new total, a long or a double. `operation` is an id that makes a second try harmless.</summary>
    public object Add(long amount = 1, string? operation = null) => Add((object)amount, operation);

    /// <summary>Adds a number, such as one of a plan's values, and gives the new total, a long or a double. Null is no number.</summary>
    public object Add(object? amount, string? operation = null) => _calls.AskWith(Operation(operation), PrimitiveNames.CounterAdd, _name, amount)!;

    /// <summary>The total, a long or a double; 0 for one that was never used.</summary>
    public object Get() => _calls.Ask(PrimitiveNames.CounterGet, _name)!;

    /// <summary>Sets it to 0.</summary>
    public void Reset(string? operation = null) => _calls.AskWith(Operation(operation), PrimitiveNames.CounterReset, _name);

    /// <summary>Sets it and gives the total before.</summary>
    public object Swap(object total, string? operation = null) => _calls.AskWith(Operation(operation), PrimitiveNames.CounterSwap, _name, total)!;

    /// <summary>What was added per second over a window of time, a minute by default.</summary>
    public double Rate(object? window = null) => Convert.ToDouble(_calls.Ask(PrimitiveNames.CounterRate, _name, window), CultureInfo.InvariantCulture);

    private static RemMap? Operation(string? operation) => Options.Of(("operation", operation));
}
