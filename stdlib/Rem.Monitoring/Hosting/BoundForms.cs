using Rem.Monitoring.States;
using Rem.Values;

namespace Rem.Monitoring.Hosting;

/// <summary>
/// How the bounds of a check stand, as the values that its status keeps: a monitor behind this one goes on with them. A bound
/// with `for` would else count anew, and one with a clear level forget that it was passed.
/// </summary>
internal static class BoundForms
{
    /// <summary>Those that remember and are passed.</summary>
    public static RemList Of(Check check, DateTimeOffset now)
    {
        var bounds = new RemList();
        foreach (var bound in check.Bounds)
        {
            if (bound.Since is { } since && (bound.Threshold.For > TimeSpan.Zero || bound.Threshold.Clear is not null))
            {
                bounds.Add(new RemMap(5)
                {
                    ["value"] = bound.Threshold.Name,
                    ["level"] = bound.Threshold.Level.Word(),
                    ["side"] = Side(bound.Threshold),
                    ["seconds"] = Math.Max(0, (now - since).TotalSeconds),
                    ["raised"] = bound.IsRaised,
                });
            }
        }

        return bounds;
    }

    /// <summary>Takes up the bounds that a status told; what makes no sense is not passed.</summary>
    public static void Restore(Check check, RemMap was, DateTimeOffset now)
    {
        foreach (var kept in was.TryGetValue("bounds", out var bounds) && bounds is RemList list ? list.OfType<RemMap>() : [])
        {
            if (kept.TryGetValue("seconds", out var given) && Seconds(given) is { } seconds)
            {
                check.Bounds.FirstOrDefault(bound => Is(kept, "value", bound.Threshold.Name) && Is(kept, "level", bound.Threshold.Level.Word()) && Is(kept, "side", Side(bound.Threshold)))
                    ?.Restore(now - TimeSpan.FromSeconds(seconds), kept.TryGetValue("raised", out var raised) && raised is true);
            }
        }
    }

    private static double? Seconds(object? given) => given switch
    {
        double seconds when seconds is >= 0 and < 1e9 => seconds,
        long seconds and >= 0 and < 1_000_000_000 => seconds,
        _ => null,
    };

    private static bool Is(RemMap kept, string key, string text) => kept.TryGetValue(key, out var value) && value is string word && word == text;

    private static string Side(Threshold bound) => bound.IsUpper ? "above" : "below";
}
