using Rem.Errors;
using Rem.Values;
using Rem.Web.Pages;

namespace Rem.Web.Widgets;

/// <summary>The settings of one widget as a page gave them, checked when they are read.</summary>
internal sealed class WidgetSettings
{
    private readonly RemMap _map;
    private readonly WidgetSpec _spec;

    /// <summary>Settings. Throws a <see cref="PlanException"/> for one that the widget does not have, and for a required one that is missing.</summary>
    public WidgetSettings(WidgetSpec spec, object? value, WidgetPlace place)
    {
        _spec = spec;
        Place = place;
        _map = value is RemMap map ? map
            : spec.Main is { } main ? new RemMap(1) { [main] = value }
            : throw place.Error($"'{spec.Name}'", $"a map of {string.Join(", ", spec.Settings.Select(static setting => setting.Name))}", value);
        Check();
    }

    /// <summary>Where it is written.</summary>
    public WidgetPlace Place { get; }

    /// <summary>True when it has a setting, be it null.</summary>
    public bool Has(string name) => _map.ContainsKey(name);

    /// <summary>A setting as it is, or null.</summary>
    public object? Value(string name) => _map.TryGetValue(name, out var value) ? value : null;

    /// <summary>A setting as text; a number or bool as it is shown; null when it is not there.</summary>
    public string? Text(string name) => Value(name) switch
    {
        null => null,
        RemMap or RemList => throw Wrong(name, "a text"),
        var value => ValueText.Of(value),
    };

    /// <summary>An integer of a range, or what stands for it when it is not there.</summary>
    public long Integer(string name, long least, long most, long otherwise) => Value(name) switch
    {
        null => otherwise,
        long number when number >= least && number <= most => number,
        _ => throw Wrong(name, $"an integer from {least} to {most}"),
    };

    /// <summary>True or false, or what stands for it when it is not there.</summary>
    public bool Flag(string name, bool otherwise) => Value(name) switch
    {
        null => otherwise,
        bool flag => flag,
        _ => throw Wrong(name, "true or false"),
    };

    /// <summary>A list; empty when it is not there.</summary>
    public RemList List(string name) => Value(name) switch
    {
        null => [],
        RemList list => list,
        _ => throw Wrong(name, "a list"),
    };

    /// <summary>A map; empty when it is not there.</summary>
    public RemMap Map(string name) => Value(name) switch
    {
        null => new RemMap(0),
        RemMap map => map,
        _ => throw Wrong(name, "a map"),
    };

    /// <summary>Where a link leads, or null.</summary>
    public string? Link(string name = "link") => Text(name) is { } text ? RedirectAddress.Of(text) ?? throw Wrong(name, "a path such as /hosts, or a whole http or https address") : null;

    /// <summary>The address of the stream that it follows, or null.</summary>
    public string? Stream => Text("stream") is { } path ? RedirectAddress.Of(Place.Address(path)) ?? throw Wrong("stream", "the path of a stream") : null;

    /// <summary>An error about a setting.</summary>
    public PlanException Wrong(string name, string expected) => Place.Error($"'{name}' of '{_spec.Name}'", expected, Value(name));

    private void Check()
    {
        for (var i = 0; i < _map.Count; i++)
        {
            if (!_spec.Settings.Any(setting => setting.Name == _map.KeyAt(i)))
            {
                var (message, hint) = WidgetTable.UnknownSetting(_spec, _map.KeyAt(i));
                throw Place.Error(message, hint);
            }
        }

        foreach (var setting in _spec.Settings)
        {
            if (setting.IsRequired && Value(setting.Name) is null)
            {
                throw Place.Error($"'{_spec.Name}' needs '{setting.Name}', {setting.Type}");
            }
        }
    }
}
