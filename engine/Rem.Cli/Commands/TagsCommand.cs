using Rem.Errors;
using Rem.Filters;
using Rem.Plans;
using Rem.Tags;
using Rem.Values;

namespace Rem.Cli.Commands;

/// <summary>`rem tags`: lists tags by area and filters, or shows one in full.</summary>
internal static class TagsCommand
{
    /// <summary>Prints the list, or everything about one name.</summary>
    public static int Run(CliWords words)
    {
        if (words.Value("--package") is { } package)
        {
            return OfPackage(package, words);
        }

        if (words.Words.Count == 0)
        {
            return List("", words.Has("--json"));
        }

        var name = string.Join(' ', words.Words);
        var tags = Catalogue.Tags(name);
        var filter = Catalogue.Filter(name);
        if (tags.Count == 0 && filter is null)
        {
            var near = Suggestion.Nearest(name, Catalogue.Names());
            throw new PlanException(CommandLineErrors.Unknown, SourceSpan.None, $"there is no tag or filter {ValueText.Show(name)}", near is null ? "see `rem tags`" : $"did you mean '{near}'?");
        }

        return Output.Answer(words.Has("--json"), () => Facts(tags, filter), () => Text(tags, filter));
    }

    /// <summary>Prints the list of `tags`, of `filters`, or of both.</summary>
    public static int List(string of, bool asJson) => Output.Answer(asJson, () => ListFacts(of), () => SpecText.List(of));

    private static int OfPackage(string name, CliWords words)
    {
        var packages = Catalogue.Packages();
        foreach (var package in packages)
        {
            if (package.Name == name)
            {
                return Output.Answer(words.Has("--json"), () => Facts([.. package.Tags], null), () => package.About + "\n\n" + Text([.. package.Tags], null));
            }
        }

        var near = Suggestion.Nearest(name, packages.Select(static each => each.Name));
        throw new PlanException(CommandLineErrors.Unknown, SourceSpan.None, $"there is no package {ValueText.Show(name)}", near is null ? $"there are {string.Join(", ", packages.Select(static each => each.Name))}" : $"did you mean '{near}'?");
    }

    private static string Text(List<TagSpec> tags, FilterSpec? filter)
    {
        var texts = new List<string>();
        foreach (var tag in tags)
        {
            texts.Add(SpecText.Of(tag));
        }

        if (filter is not null)
        {
            texts.Add(SpecText.Of(filter));
        }

        return string.Join("\n", texts);
    }

    private static RemMap Facts(List<TagSpec> tags, FilterSpec? filter)
    {
        var map = new RemMap();
        map.Set("tags", SpecFacts.Of(tags));
        map.Set("filters", filter is null ? new RemList(0) : RemList.Of(SpecFacts.Of(filter)));
        return map;
    }

    private static RemMap ListFacts(string of)
    {
        var tags = new List<TagSpec>();
        foreach (var row in Parts.Tags.Whole)
        {
            tags.Add(row.Tag.Spec);
        }

        foreach (var package in Catalogue.Packages())
        {
            tags.AddRange(package.Tags);
        }

        var filters = new RemList();
        foreach (var filter in Parts.Filters.All)
        {
            filters.Add(SpecFacts.Of(filter.Spec));
        }

        var map = new RemMap();
        if (of != "filters")
        {
            map.Set("tags", SpecFacts.Of(tags));
        }

        if (of != "tags")
        {
            map.Set("filters", filters);
        }

        return map;
    }
}
