using Rem.Errors;
using Rem.Inspection;
using Rem.Plans;
using Rem.Values;

namespace Rem.Scripting.Primitives;

/// <summary>`rem.inspect`.</summary>
internal static class InspectPrimitives
{
    public static readonly Primitive[] All =
    [
        new(PrimitiveNames.InspectGet, 2, GetAsync),
        new(PrimitiveNames.InspectExists, 2, ExistsAsync),
        new(PrimitiveNames.InspectSet, 3, SetAsync),
        new(PrimitiveNames.InspectAppend, 3, AppendAsync),
        new(PrimitiveNames.InspectDelete, 2, DeleteAsync),
    ];

    private static ValueTask<object?> GetAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel) =>
        new(Inspect.Get(PathOf(call), Data(call)));

    private static ValueTask<object?> ExistsAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel) =>
        new(Inspect.Exists(PathOf(call), Data(call)));

    private static ValueTask<object?> SetAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel) =>
        new(Inspect.Set(PathOf(call), Data(call), call.Value(2)));

    private static ValueTask<object?> AppendAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel) =>
        new(Inspect.Append(PathOf(call), Data(call), call.Value(2)));

    private static ValueTask<object?> DeleteAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel) =>
        new(Inspect.Delete(PathOf(call), Data(call)));

    private static DotPath PathOf(PrimitiveArguments call)
    {
        var text = call.Text(0, "path");
        try
        {
            return DotPath.Parse(text);
        }
        catch (PlanException error)
        {
            // The place in the path's own text would hide the script's line.
            throw new PlanException(error.Finding with { At = SourceSpan.None, Message = $"{call.Primitive}: path {ValueText.Show(text)}: {error.Message}" });
        }
    }

    // What a script hands in stays as it is: a writer copies a shared map.
    private static RemMap Data(PrimitiveArguments call)
    {
        var data = call.OptionalMap(1, "data") ?? throw call.Expected("data", "a map", call.Value(1));
        Ownership.Share(data);
        return data;
    }
}
