namespace Rem.Expressions;

/// <summary>Names that other languages give to filters, for "did you mean".</summary>
internal static class ForeignFilters
{
    /// <summary>REM's name for a filter of Jinja, Liquid or a shell, or null.</summary>
    public static string? Find(string name) => name switch
    {
        "size" or "count" or "len" => "length",
        "downcase" or "lowercase" => "lower",
        "upcase" or "uppercase" => "upper",
        "strip" => "trim",
        "uniq" => "unique",
        "int" or "float" or "to_number" => "number",
        "string" or "str" or "to_text" => "text",
        "tojson" or "to_json" or "to_nice_json" => "json",
        "fromjson" or "parse_json" => "from_json",
        "to_yaml" or "to_nice_yaml" => "yaml",
        "b64encode" or "base64_encode" => "base64",
        "b64decode" or "base64_decode" => "from_base64",
        "url_encode" => "urlencode",
        "selectattr" or "select" => "where",
        "groupby" => "group_by",
        "strftime" or "to_datetime" => "date",
        "regex_search" or "regex_findall" => "regex",
        "sub" or "gsub" => "regex_replace",
        "dict2items" or "items" => "entries",
        "safe" => "raw",
        "shellquote" => "quote",
        "splitlines" => "lines",
        "mean" => "avg",
        "d" => "default",
        _ => null,
    };
}
