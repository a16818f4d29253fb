using Rem.CommandLines;
using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Web.Rpc;

/// <summary>
/// Makes the input of a function of what a caller gave: by name, or by place in the order of the declared arguments. The
/// rules are those of a plan's `__usage` when it is called with values; a null counts as not given.
/// </summary>
internal static class FunctionInput
{
    private const int MostUnknown = 20; // more wrong names than that are counted, not listed

    /// <summary>The input, defaults filled in. Everything that does not fit is added to <paramref name="faults"/>, and the input is then not to be used.</summary>
    /// <param name="function">The function that is called.</param>
    /// <param name="given">A map of names, a list of values, or null for nothing.</param>
    /// <param name="faults">Where to add what does not fit.</param>
    public static RemMap Read(WebFunction function, object? given, List<UsageFault> faults)
    {
        var names = given is RemList values ? ByPlace(function, values, faults) : given as RemMap ?? new RemMap(0);
        var shown = Shown(function);
        if (names.Count > function.Arguments.Count + MostUnknown)
        {
            faults.Add(TooMany(function, names.Count));
            return names;
        }

        return new UsageInput(new PlanUsage { Arguments = function.Arguments }, shown).Read(names, function.Folder, SourceSpan.None, faults);
    }

    /// <summary>True when a value could be one of an argument.</summary>
    public static bool CouldTake(UsageEntry argument, object value) => UsageInput.Fits(argument, value, "/") is not null;

    private static RemMap ByPlace(WebFunction function, RemList values, List<UsageFault> faults)
    {
        if (values.Count > function.Arguments.Count)
        {
            faults.Add(TooMany(function, values.Count));
        }

        var names = new RemMap(Math.Max(4, values.Count));
        for (var i = 0; i < values.Count && i < function.Arguments.Count; i++)
        {
            names.Set(function.Arguments[i].Name, values[i]);
        }

        return names;
    }

    private static UsageFault TooMany(WebFunction function, int count)
    {
        var takes = function.Arguments.Count switch { 0 => "no arguments", 1 => "one argument", var some => $"{some} arguments" };
        return new UsageFault("", takes, (long)count, new Finding(UsageErrors.TooMany, SourceSpan.None, $"{Shown(function)} takes {takes}, got {count}"));
    }

    private static string Shown(WebFunction function) => $"the function '{function.Name}'";
}
