using Rem.Binding;
using Rem.Errors;
using Rem.Filters;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Stdlib.Run.Files;

/// <summary>What a file's content is read as or written from: the filters do the work, so that both agree.</summary>
internal static class FileFormat
{
    /// <summary>The formats that `read file` knows.</summary>
    public const string Known = "text, lines, json, yaml, csv or base64";

    /// <summary>True for a format that `read file` knows.</summary>
    public static bool IsKnown(object? format) => format is "text" or "lines" or "json" or "yaml" or "csv" or "base64";

    /// <summary>The filter that reads a format, or null where the text is the value.</summary>
    public static string? Reader(string format) => format switch
    {
        "lines" => "lines",
        "json" => "from_json",
        "yaml" => "from_yaml",
        "csv" => "csv",
        _ => null,
    };

    /// <summary>Applies a filter of the engine's table with its default arguments.</summary>
    public static object? Apply(string name, object? value, Scope scope, SourceSpan at)
    {
        if (!scope.Run.Options.Filters.TryFind(name, out var filter))
        {
            throw new PlanException(BindErrors.Setting, at, $"this REM has no filter '{name}' to read or write the file with");
        }

        var arguments = new object?[filter.Spec.Arguments.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = filter.Spec.Arguments[i].Default;
        }

        return filter.Apply(value, arguments, scope.Run.Filters);
    }
}
