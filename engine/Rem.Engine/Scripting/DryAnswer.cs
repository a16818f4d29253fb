using Rem.Values;

namespace Rem.Scripting;

/// <summary>
/// What a primitive that would change a file, a database or something elsewhere answers in a dry run, and how that is shown. Commands and
/// requests are replaced where they are made; queues, state and counters of a dry run live in its own memory.
/// </summary>
/// <param name="Shown">What would be done.</param>
/// <param name="Value">What the script gets instead.</param>
internal sealed record DryAnswer(string Shown, object? Value)
{
    /// <summary>The answer of a primitive that is not done in a dry run; null for the others.</summary>
    public static DryAnswer? Of(string primitive, RemList arguments) => primitive switch
    {
        PrimitiveNames.FileWrite => new DryAnswer($"write {Argument(arguments, 0)}", null),
        PrimitiveNames.RpcCall => new DryAnswer($"call the function {Argument(arguments, 1)} at {Argument(arguments, 0)}", null),
        PrimitiveNames.SeriesUpdate => new DryAnswer($"store readings in the time series {Argument(arguments, 0)}", null),
        PrimitiveNames.PoolExecute => new DryAnswer($"run {Argument(arguments, 1)} in pool {Argument(arguments, 0)}", 0L),
        PrimitiveNames.PoolQuery => new DryAnswer($"run {Argument(arguments, 1)} in pool {Argument(arguments, 0)}", new RemList(0)),
        _ => null,
    };

    private static string Argument(RemList arguments, int index) => ValueText.Show(index < arguments.Count ? arguments[index] : null);
}
