using System.Text.RegularExpressions;
using Rem.Tags;
using Rem.Values;

namespace Rem.Cli.Commands;

/// <summary>`rem schema`: the installed tags as JSON Schema (draft 2020-12), for yaml-language-server.</summary>
internal static class SchemaCommand
{
    /// <summary>Prints the schema.</summary>
    public static int Run(CliWords words)
    {
        Output.Json(Schema());
        return ExitCode.Done;
    }

    /// <summary>The schema of a plan.</summary>
    public static RemMap Schema()
    {
        var definitions = new RemMap();
        definitions.Set("block", Block());
        definitions.Set("step", Step());
        definitions.Set("steps", Map(("type", "array"), ("items", Reference("step"))));
        return Map(
            ("$schema", "https://json-schema.org/draft/2020-12/schema"),
            ("title", "REM plan"),
            ("$ref", "#/$defs/block"),
            ("$defs", definitions));
    }

    private static RemMap Block()
    {
        var patterns = new RemMap();
        foreach (var row in Parts.Tags.Whole)
        {
            if (row.Role is TagRole.Block or TagRole.Handler or TagRole.Section)
            {
                patterns.Set(Pattern(row.Pattern), Of(row.Tag.Spec));
            }
        }

        return Map(("type", RemList.Of("object", "null")), ("properties", Directives()), ("patternProperties", patterns));
    }

    private static RemMap Step()
    {
        var patterns = new RemMap();
        foreach (var row in Parts.Tags.Whole)
        {
            patterns.Set(Pattern(row.Pattern), Of(row.Tag.Spec));
        }

        var properties = new RemMap();
        foreach (var name in new[] { "on error", "always" })
        {
            properties.Set(name, Reference("steps"));
        }

        return Map(("type", "object"), ("properties", properties), ("patternProperties", patterns));
    }

    private static RemMap Directives() => Map(
        ("__usage", Map(("type", "object"), ("description", "Describes the plan as a program."))),
        ("__priority", Map(("type", "integer"), ("description", "Lower is evaluated earlier; default 500."))),
        ("__return_tag", Map(("description", "The name whose value is the block's result."))),
        ("__include", Map(("type", RemList.Of("string", "array")), ("description", "Files whose keys stand here."))),
        ("__use", Map(("type", "array"), ("description", "Packages."))));

    private static RemMap Of(TagSpec spec)
    {
        var types = new RemList();
        Add(types, spec, ValueShapes.Map, "object");
        Add(types, spec, ValueShapes.List, "array");
        Add(types, spec, ValueShapes.Nothing, "null");
        if ((spec.Shapes & ValueShapes.Scalar) != 0)
        {
            foreach (var type in new[] { "string", "number", "boolean" })
            {
                types.Add(type);
            }
        }

        var schema = Map(("title", spec.Pattern), ("description", Describe(spec)), ("type", types));
        if (spec.Pattern == "run")
        {
            schema.Set("items", Reference("step"));
        }

        if (spec.Settings.Count > 0)
        {
            schema.Set("properties", Settings(spec));
        }

        return schema;
    }

    private static RemMap Settings(TagSpec spec)
    {
        var properties = new RemMap();
        foreach (var setting in spec.Settings)
        {
            var about = setting.Summary + (setting.Default is null ? "" : $" Default: {setting.Default}.");
            properties.Set(setting.Name, setting.Type == "block" ? Map(("$ref", "#/$defs/block"), ("description", about)) : Map(("description", about)));
        }

        return properties;
    }

    private static string Describe(TagSpec spec) => $"{spec.Summary}\n\nValue: {spec.Value}. Gives: {spec.Gives}.";

    private static void Add(RemList types, TagSpec spec, ValueShapes shape, string name)
    {
        if ((spec.Shapes & shape) != 0)
        {
            types.Add(name);
        }
    }

    // `for <name> in <list...>` is ^for +(…) +in +(.+)$
    private static string Pattern(TagPattern pattern)
    {
        var parts = new List<string>();
        foreach (var word in pattern.Words)
        {
            parts.Add(word.Kind switch
            {
                PatternWordKind.Literal => Regex.Escape(word.Text),
                PatternWordKind.Word => "(\"[^\"]*\"|'[^']*'|\\S+)",
                _ => ".+",
            });
        }

        return "^" + string.Join(" +", parts) + "$";
    }

    private static RemMap Reference(string name) => Map(("$ref", "#/$defs/" + name));

    private static RemMap Map(params (string Key, object? Value)[] entries)
    {
        var map = new RemMap(entries.Length);
        foreach (var (key, value) in entries)
        {
            map.Set(key, value);
        }

        return map;
    }
}
