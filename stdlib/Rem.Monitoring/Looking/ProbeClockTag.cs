using Rem.Monitoring.Definitions;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Monitoring.Looking;

/// <summary>Whether something keeps the machine's clock right.</summary>
internal sealed class ProbeClockTag : LookTag<object>
{
    /// <inheritdoc/>
    public override TagSpec Spec { get; } = new("probe clock")
    {
        Area = "monitoring",
        Role = TagRole.Action,
        Summary = "Tells whether something keeps the machine's clock right, as the kernel knows it (Linux).",
        Value = "nothing",
        Shapes = ValueShapes.Nothing | ValueShapes.Scalar,
        Gives = "`{synchronized, offset, \"most wrong\"}`: by how much it is being set right, and how wrong it may be, in seconds; all null where the kernel does not tell",
        Errors = [MonitoringErrors.Look],
        Examples = [new TagExample("run:\n  - probe clock: now", "fails REM9003")],
    };

    /// <inheritdoc/>
    protected override object? Read(object? value, Problems problems)
    {
        if (value is not null)
        {
            problems.Expected([], "nothing", value);
        }

        return this;
    }

    /// <inheritdoc/>
    protected override ValueTask<object?> LookAsync(object wanted, Scope scope, CancellationToken cancel)
    {
        var told = SystemCalls.IsHere ? SystemCalls.Clock() : null;
        return new(new RemMap(3) { ["synchronized"] = told?.IsSet, ["offset"] = told?.Offset, ["most wrong"] = told?.MostWrong });
    }
}
