using Rem.Monitoring.States;
using Rem.Values;

namespace Rem.Monitoring.Hosting;

/// <summary>Makes a check's result of what its block gave.</summary>
internal static class ResultReader
{
    /// <summary>The result: a map's `status` and `text` are its own word, a map `units` those of its values; the rest are values.</summary>
    public static CheckResult Read(DateTimeOffset at, object? given)
    {
        if (given is not RemMap map)
        {
            return new CheckResult(at, []) { IsError = true, Text = $"a result must be a map, got {ValueText.ShowWithKind(given)}" };
        }

        var values = map.Copy();
        var status = Status(values, out var wrong);
        var text = values.TryGetValue("text", out var said) ? CheckText.Clean(ValueText.Of(said)) : "";
        values.Remove("status");
        values.Remove("text");
        var units = values.TryGetValue("units", out var named) && named is RemMap words && words.Values.All(static word => word is string) ? words : null;
        if (units is not null)
        {
            values.Remove("units");
        }

        if (status is null && text.Length == 0 && values.Values.All(static value => value is null))
        {
            // A step whose action is misspelt is data, and would be well for ever.
            return new CheckResult(at, []) { IsError = true, Text = values.Count == 0 ? "it gave nothing: no value, no status and no text" : $"it gave nothing but null as {string.Join(", ", values.Keys.Select(static key => ValueText.Show(key)))}: is that the name of an action?" };
        }

        return new CheckResult(at, values) { Units = units, Status = status, Text = wrong is null ? text : text.Length == 0 ? wrong : $"{wrong}; {text}" };
    }

    private static CheckStatus? Status(RemMap values, out string? wrong)
    {
        wrong = null;
        if (!values.TryGetValue("status", out var given) || given is null)
        {
            return null;
        }

        if (given is string word && CheckStatuses.Given(word) is { } status)
        {
            return status;
        }

        wrong = $"'status' must be ok, warning, critical or unknown, got {ValueText.ShowWithKind(given)}";
        return CheckStatus.Unknown;
    }
}
