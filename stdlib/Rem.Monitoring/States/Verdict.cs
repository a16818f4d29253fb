using Rem.Inspection;
using Rem.Values;

namespace Rem.Monitoring.States;

/// <summary>What a result comes to: by what it says of itself, and by the bounds of its values.</summary>
/// <param name="Status">The worse of the two.</param>
/// <param name="Text">Why.</param>
internal readonly record struct Verdict(CheckStatus Status, string Text)
{
    /// <summary>Judges a result. A bound whose value is not there is no pass: nothing is well that nobody has looked at.</summary>
    public static Verdict Of(CheckResult result, ThresholdState[] bounds)
    {
        var (status, own) = (result.Status ?? CheckStatus.Ok, new List<string>());
        var raised = new List<(CheckStatus Level, string Text)>();
        foreach (var bound in bounds)
        {
            var path = bound.Threshold.Value;
            var found = Inspect.TryGet(path, result.Values, out var value);
            if (Number(value) is { } number)
            {
                bound.Note(number, result.At);
                if (bound.IsRaised)
                {
                    raised.Add((bound.Threshold.Level, $"{path} is {ValueText.Of(value)}, {bound.Threshold.Why(number)}"));
                }
            }
            else if (result.Status is null or CheckStatus.Ok)
            {
                status = CheckStatus.Unknown;
                own.Add(found ? $"{path} is no number but {ValueText.ShowWithKind(value)}" : $"the result has no {path}");
            }
        }

        if (result.Text.Length > 0)
        {
            own.Add(result.Text);
        }

        // Of the bounds only those of the worst level: that it is above 95 says that it is above 80.
        var level = raised.Aggregate(CheckStatus.Ok, static (worst, each) => CheckStatuses.Worse(worst, each.Level));
        return new Verdict(CheckStatuses.Worse(status, level), string.Join("; ", [.. raised.Where(each => each.Level == level).Select(static each => each.Text), .. own]));
    }

    private static double? Number(object? value) => value switch
    {
        long n => n,
        double d when double.IsFinite(d) => d,
        _ => null,
    };
}
