using Rem.Plans;
using Rem.Tags;
using Rem.Values;

namespace Rem.Web.Widgets;

/// <summary>
/// Looks at widgets that are written as fixed data when a plan is loaded: a name or setting that no widget has is told
/// before anything runs. What tags and `${{ }}` make is looked at when they have made it.
/// </summary>
internal sealed class WidgetCheck(Binding.TagSite site)
{
    /// <summary>Looks at what stands under `widgets`.</summary>
    public void Look(PlanNode? widgets)
    {
        if (widgets is ScalarNode { Value: not string } or MapNode && !HasTags(widgets))
        {
            site.Error(WebErrors.Widget, widgets.Span, $"'{WidgetPage.Key}' must be a list of widgets, got {site.Describe(widgets)}", WebErrors.Widget.Fix);
        }

        foreach (var item in widgets is ListNode list ? list.Items : [])
        {
            if (item is MapNode map && !HasTags(map))
            {
                LookAtOne(map);
            }
        }
    }

    private void LookAtOne(MapNode map)
    {
        if (map.Entries.Count != 1)
        {
            site.Error(WebErrors.Widget, map.Span, $"an item of '{WidgetPage.Key}' holds one widget, got {map.Entries.Count} keys", "write each widget as an item of its own: `- value: {…}`");
            return;
        }

        var (key, value) = map.Entries[0];
        if (WidgetTable.Find(key.Text) is not { } widget)
        {
            var (message, hint) = WidgetTable.Unknown(key.Text);
            site.Error(WebErrors.Widget, key.Span, message, hint);
            return;
        }

        LookAtSettings(widget.Spec, key, value as MapNode);
    }

    private void LookAtSettings(WidgetSpec spec, ScalarNode key, MapNode? settings)
    {
        if (settings is null || HasTags(settings))
        {
            return;
        }

        foreach (var (name, value) in settings.Entries)
        {
            if (spec.Setting(name.Text) is not { } setting)
            {
                var (message, hint) = WidgetTable.UnknownSetting(spec, name.Text);
                site.Error(WebErrors.Widget, name.Span, message, hint);
            }
            else if (!Fits(setting, value))
            {
                site.Error(WebErrors.Widget, value.Span, $"'{setting.Name}' of '{spec.Name}' must be {setting.Type}, got {site.Describe(value)}");
            }
            else if (name.Text == WidgetPage.Key)
            {
                Look(value);
            }
        }

        foreach (var setting in spec.Settings)
        {
            if (setting.IsRequired && settings.Find(setting.Name) is null)
            {
                site.Error(WebErrors.Widget, key.Span, $"'{spec.Name}' needs '{setting.Name}', {setting.Type}");
            }
        }
    }

    // What is filled in, or made by tags, is not known yet.
    private bool Fits(WidgetSetting setting, PlanNode value) => value switch
    {
        ScalarNode scalar => scalar.Text.Contains("${{", StringComparison.Ordinal) || setting.Takes(scalar.Value),
        ListNode => setting.Takes(new RemList()),
        _ => HasTags(value) || setting.Takes(new RemMap(0)),
    };

    // A key that a tag may stand at, or that is filled in: what it makes is not known yet.
    private bool HasTags(PlanNode node) => node is MapNode map && map.Entries.Any(entry =>
        entry.Key.Text.Contains("${{", StringComparison.Ordinal) || entry.Key.Text.StartsWith("__", StringComparison.Ordinal) || entry.Key.Text.StartsWith('\\')
        || (WidgetTable.Find(entry.Key.Text) is null && entry.Key.Text.Contains(' ', StringComparison.Ordinal) && site.Binder.Table.Begins(entry.Key.Text.Split(' ')[0]))
        || entry.Key.Text is "run" or "return" or "literal");
}
