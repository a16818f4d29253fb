using Rem.Filters;

namespace Rem.Stdlib.Filters;

/// <summary>Writes a time by a format with % signs, as strftime and Liquid do; without one as ISO 8601.</summary>
public sealed class DateFilter : IPreparedFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("date")
    {
        Summary = "Writes a time by a format with % signs, as strftime and Liquid do; without one as ISO 8601.",
        Input = "seconds since 1970, a text with a date, or `now`",
        Arguments =
        [
            new("format", "text", "`%Y-%m-%d %H:%M:%S` and its like.", Optional: true),
            new("zone", "text", "`UTC` or a name such as `Europe/Berlin`; else the zone of the engine.", Optional: true),
        ],
        Returns = "text",
        Errors = [FilterErrors.Input, FilterErrors.Argument, FilterErrors.Unreadable],
        Examples =
        [
            new("0 | date", @"""1970-01-01T00:00:00Z"""),
            new("0 | date '%d.%m.%Y %H:%M'", @"""01.01.1970 00:00"""),
            new("'2026-11-20' | date '%A, %-d %B %Y'", @"""Friday, 20 November 2026"""),
            new("'2026-01-01T12:00:00+02:00' | date('%H:%M', 'UTC')", @"""10:00"""),
            new("86399.5 | date '%T.%L'", @"""23:59:59.500"""),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        var format = arguments[0] is null ? null : FilterInput.TextArgument(arguments, 0, Spec);
        var zone = arguments[1] is null ? context.Zone : DateReader.Zone(FilterInput.TextArgument(arguments, 1, Spec), Spec);
        var time = TimeZoneInfo.ConvertTime(DateReader.Read(value, context, Spec), zone);
        return format is null ? DateText.Iso(time) : new DateText(time, zone, Spec, context).Format(format);
    }

    /// <inheritdoc/>
    public IFilter Prepare(object?[] constants, bool[] known)
    {
        if (known[0] && constants[0] is string format)
        {
            new DateText(default, TimeZoneInfo.Utc, Spec, FilterContext.Default).Format(format); // an unknown sign is found now
        }

        if (known[1] && constants[1] is string zone)
        {
            DateReader.Zone(zone, Spec);
        }

        return this;
    }
}
