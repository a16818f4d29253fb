using Rem.Errors;
using Rem.Filters;
using Rem.Settings;
using Rem.Tags;
using Rem.Values;

namespace Rem.Cli.Commands;

/// <summary>Descriptions of tags, filters and error codes as data, for `--json`.</summary>
internal static class SpecFacts
{
    /// <summary>The facts of tags.</summary>
    public static RemList Of(IReadOnlyList<TagSpec> tags) => List(tags, Of);

    /// <summary>The facts of an error code.</summary>
    public static RemMap Of(ErrorCode code) => Map(("code", code.Id), ("meaning", code.Meaning), ("fix", code.Fix));

    /// <summary>The facts of a filter.</summary>
    public static RemMap Of(FilterSpec filter) => Map(
        ("name", filter.Name),
        ("summary", filter.Summary),
        ("input", filter.Input),
        ("arguments", List(filter.Arguments, static each => Map(("name", each.Name), ("type", each.Type), ("summary", each.Summary), ("optional", each.Optional), ("default", each.Default), ("remaining", each.Remaining)))),
        ("returns", filter.Returns),
        ("errors", List(filter.Errors, Of)),
        ("examples", List(filter.Examples, static each => Map(("expression", each.Expression), ("gives", each.Gives)))));

    /// <summary>The facts of the keys of rem.yaml, or of one of its maps.</summary>
    public static RemList Of(IReadOnlyList<(string In, IReadOnlyList<SettingSpec> Keys)> maps, string? only)
    {
        var list = new RemList();
        foreach (var (place, keys) in maps)
        {
            foreach (var key in keys)
            {
                if (only is null || only == place)
                {
                    list.Add(Map(("in", place), ("name", key.Name), ("type", key.Type), ("default", key.Default), ("required", key.IsRequired), ("summary", key.Summary), ("example", key.Example)));
                }
            }
        }

        return list;
    }

    private static RemMap Of(TagSpec tag) => Map(
        ("pattern", tag.Pattern),
        ("area", tag.Area),
        ("role", tag.Role.ToString().ToLowerInvariant()),
        ("summary", tag.Summary),
        ("value", tag.Value),
        ("result", tag.Result.ToString().ToLowerInvariant()),
        ("gives", tag.Gives),
        ("settings", List(tag.Settings, Of)),
        ("parts", List(tag.Parts, static each => Map(("name", each.Name), ("summary", each.Summary), ("settings", List(each.Settings, Of))))),
        ("modifiers", List(tag.Modifiers, static each => each)),
        ("errors", List(tag.Errors, Of)),
        ("examples", List(tag.Examples, static each => Map(("plan", each.Plan), ("gives", each.Gives)))));

    private static RemMap Of(TagSetting setting) => Map(("name", setting.Name), ("type", setting.Type), ("summary", setting.Summary), ("required", setting.Required), ("default", setting.Default));

    private static RemMap Map(params (string Key, object? Value)[] entries)
    {
        var map = new RemMap(entries.Length);
        foreach (var (key, value) in entries)
        {
            map.Set(key, value);
        }

        return map;
    }

    private static RemList List<T>(IReadOnlyList<T> items, Func<T, object?> make)
    {
        var list = new RemList(items.Count);
        foreach (var item in items)
        {
            list.Add(make(item));
        }

        return list;
    }
}
