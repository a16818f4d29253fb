using Rem.Plans;
using Rem.Values;

namespace Rem.Running;

/// <summary>The value that a `super:` works out for the tag that it calls.</summary>
public sealed class SuppliedValue(SourceSpan at) : BoundValue(at)
{
    private const string Name = "\0supplied"; // no plan can hold NUL, so no plan can name it

    /// <inheritdoc/>
    public override ValueTask<Completion> EvaluateAsync(Scope scope, CancellationToken cancel)
    {
        scope.TryFindFixed(Name, out var value);
        return new(Completion.Gives(value));
    }

    /// <summary>The caller's scope, with the value in reach.</summary>
    public static Scope Supply(Scope caller, object? value) =>
        caller.OpenVariables(new RemMap(0), new RemMap(1) { [Name] = Ownership.Share(value) });
}
