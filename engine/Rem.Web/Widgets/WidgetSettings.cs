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

    /// <summary>A setting as it is, what stands for it when it is not there, or null. Throws for a value that it does not take.</summary>
    public object? Value(string name)
    {
        var setting = _spec.Setting(name)!;
        var value = Given(name);
        return setting.Takes(value) ? value ?? setting.Default : throw Wrong(name, setting.Type);
    }

    /// <summary>A setting as text; a number or bool as it is shown; null when it is not there and has no default.</summary>
    public string? Text(string name) => Value(name) is { } value ? ValueText.Of(value) : null;

    /// <summary>An integer; 0 when it is not there and has no default.</summary>
    public long Integer(string name) => Value(name) as long? ?? 0;

    /// <summary>A number, or null.</summary>
    public double? Number(string name) => Value(name) switch { long whole => whole, double number => number, _ => null };

    /// <summary>A duration in seconds; of a setting that has a default.</summary>
    public double Seconds(string name) => Duration.TryRead(Value(name), out var time) ? time.TotalSeconds : 0;

    /// <summary>The texts of a text or list; empty when it is not there.</summary>
    public IReadOnlyList<string> Texts(string name) => Value(name) switch
    {
        null => [],
        RemList list when list.All(static item => item is not (null or RemMap or RemList)) => [.. list.Select(ValueText.Of)],
        string text => [text],
        _ => throw Wrong(name, "a text or a list of texts"),
    };

    /// <summary>True or false.</summary>
    public bool Flag(string name) => Value(name) is true;

    /// <summary>A list; empty when it is not there.</summary>
    public RemList List(string name) => Value(name) as RemList ?? [];

    /// <summary>A map; empty when it is not there.</summary>
    public RemMap Map(string name) => Value(name) as RemMap ?? new RemMap(0);

    /// <summary>Where a link leads, or null.</summary>
    public string? Link(string name = "link") => Text(name) is { } text ? RedirectAddress.Of(text) ?? throw Wrong(name, "a path such as /hosts, or a whole http or https address") : null;

    /// <summary>The address of the stream that it follows, or null.</summary>
    public string? Stream => Text("stream") is { } path ? StreamAt(path, "stream") : null;

    /// <summary>The address of a stream at a path, which a setting names.</summary>
    public string StreamAt(string path, string setting) => RedirectAddress.Of(Place.Address(path)) ?? throw Wrong(setting, "the path of a stream");

    /// <summary>An error about a setting.</summary>
    public PlanException Wrong(string name, string expected) => Place.Error($"'{name}' of '{_spec.Name}'", expected, Given(name));

    private object? Given(string name) => _map.TryGetValue(name, out var value) ? value : null;

    private void Check()
    {
        for (var i = 0; i < _map.Count; i++)
        {
            if (_spec.Setting(_map.KeyAt(i)) is null)
            {
                var (message, hint) = WidgetTable.UnknownSetting(_spec, _map.KeyAt(i));
                throw Place.Error(message, hint);
            }
        }

        foreach (var setting in _spec.Settings)
        {
            if (setting.IsRequired && Given(setting.Name) is null)
            {
                throw Place.Error($"'{_spec.Name}' needs '{setting.Name}', {setting.Type}");
            }
        }
    }
}
