using System.Globalization;
using Rem.Values;

namespace Rem.Monitoring.Definitions;

/// <summary>The settings of one map, read with what is wrong noted. For one reader.</summary>
/// <param name="map">The map.</param>
/// <param name="path">The keys that lead to it.</param>
/// <param name="problems">Where what is wrong goes.</param>
internal readonly struct Fields(RemMap map, string[] path, Problems problems)
{
    /// <summary>The map.</summary>
    public RemMap Map => map;

    /// <summary>The keys that lead to it.</summary>
    public string[] Path => path;

    /// <summary>What is wrong.</summary>
    public Problems Problems => problems;

    /// <summary>The keys that lead to a setting.</summary>
    public string[] At(string key) => [.. path, key];

    /// <summary>The keys that lead to an item of a setting that is a list, else to the setting.</summary>
    public string[] At(string key, int item) => map[key] is RemList ? [.. path, key, item.ToString(CultureInfo.InvariantCulture)] : At(key);

    /// <summary>True when a setting is given, and not as null.</summary>
    public bool Has(string key) => map.TryGetValue(key, out var value) && value is not null;

    /// <summary>A duration of at least a length; null where there is none or a wrong one.</summary>
    public TimeSpan? Time(string key, TimeSpan least)
    {
        if (!Has(key))
        {
            return null;
        }

        if (Duration.TryRead(map[key], out var time) && time >= least)
        {
            return time;
        }

        problems.Expected(At(key), least > TimeSpan.Zero ? $"a duration of {Duration.Show(least)} or more" : "a duration", map[key]);
        return null;
    }

    /// <summary>A moment; null where there is none or a wrong one.</summary>
    public DateTimeOffset? Moment(string key)
    {
        if (!Has(key))
        {
            return null;
        }

        if (MomentText.Read(map[key]) is { } time)
        {
            return time;
        }

        problems.Expected(At(key), MomentText.Expected, map[key]);
        return null;
    }

    /// <summary>A whole number within bounds.</summary>
    public int? Count(string key, int least, int most)
    {
        if (!Has(key))
        {
            return null;
        }

        if (map[key] is long n && n >= least && n <= most)
        {
            return (int)n;
        }

        problems.Expected(At(key), $"a whole number from {least} to {most}", map[key]);
        return null;
    }

    /// <summary>A share up to 100 %, as a fraction.</summary>
    public double? Share(string key, double least = 0)
    {
        if (!Has(key))
        {
            return null;
        }

        if (Quantity.Read(map[key]) is <= 100 and var share && share >= least * 100)
        {
            return share / 100;
        }

        problems.Expected(At(key), $"a share from {ValueText.Of((long)(least * 100))}% to 100%", map[key]);
        return null;
    }

    /// <summary>A text.</summary>
    public string? Text(string key) => Has(key) ? As<string>(key, "a text") : null;

    /// <summary>True or false.</summary>
    public bool? Flag(string key)
    {
        if (!Has(key))
        {
            return null;
        }

        if (map[key] is bool flag)
        {
            return flag;
        }

        problems.Expected(At(key), "true or false", map[key]);
        return null;
    }

    /// <summary>A map, with the settings it may have.</summary>
    public Fields? Inner(string key, string what, params string[] settings)
    {
        if (!Has(key) || As<RemMap>(key, "a map") is not { } inner)
        {
            return null;
        }

        problems.Unknown(At(key), inner, what, settings);
        return new Fields(inner, At(key), problems);
    }

    /// <summary>A text or a list of texts.</summary>
    public string[] Names(string key)
    {
        if (!Has(key))
        {
            return [];
        }

        if (map[key] is string one)
        {
            return [one];
        }

        if (map[key] is not RemList list)
        {
            problems.Expected(At(key), "a name or a list of names", map[key]);
            return [];
        }

        var names = new List<string>(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is string name)
            {
                names.Add(name);
            }
            else
            {
                problems.Expected(At(key, i), "a name", list[i]);
            }
        }

        return names.Count == list.Count ? [.. names] : [];
    }

    /// <summary>A value of a kind, which has to be given.</summary>
    public T? As<T>(string key, string expected)
        where T : class
    {
        if (!map.TryGetValue(key, out var given))
        {
            problems.Add(path, $"expected '{key}', {expected}, got none");
            return null;
        }

        if (given is T value)
        {
            return value;
        }

        problems.Expected(At(key), expected, given);
        return null;
    }
}
