using System.Globalization;
using Rem.Running;
using Rem.Values;

namespace Rem.Settings;

/// <summary>What kind of number a limit is.</summary>
internal enum LimitKind
{
    /// <summary>A number of things.</summary>
    Count,

    /// <summary>Bytes, or text such as `8 MiB`.</summary>
    Size,

    /// <summary>A duration; its number is ticks.</summary>
    Time,
}

/// <summary>A key below `limits:`: how it is read, where it goes, what it is without.</summary>
internal sealed record LimitSetting(string Name, LimitKind Kind, long Least, long Most, string Summary, string Example)
{
    /// <summary>Its number in some limits.</summary>
    public required Func<RemLimits, long> Get { get; init; }

    /// <summary>Limits with another number.</summary>
    public required Func<RemLimits, long, RemLimits> Put { get; init; }

    /// <summary>The row for people: its default is the one that the engine has.</summary>
    public SettingSpec Spec => new(Name, Type, Show(Get(RemLimits.Default)), Summary, Example);

    /// <summary>What it takes, in words.</summary>
    public string Type => Kind switch
    {
        LimitKind.Size => Most == long.MaxValue ? "size from 1 KiB" : $"size from 1 KiB to {Show(Most)}",
        LimitKind.Time => "duration above 0",
        _ => Most == long.MaxValue ? $"integer from {Show(Least)}" : $"integer from {Show(Least)} to {Show(Most)}",
    };

    private string Show(long number)
    {
        const long Mebi = 1024 * 1024;
        const long Gibi = 1024 * Mebi;
        return Kind switch
        {
            LimitKind.Time => Duration.Show(TimeSpan.FromTicks(number)),
            LimitKind.Size when number % Gibi == 0 => string.Create(CultureInfo.InvariantCulture, $"{number / Gibi} GiB"),
            LimitKind.Size => string.Create(CultureInfo.InvariantCulture, $"{number / Mebi} MiB"),
            _ => number.ToString(CultureInfo.InvariantCulture),
        };
    }
}
