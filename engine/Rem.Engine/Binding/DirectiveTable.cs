using Rem.Settings;

namespace Rem.Binding;

/// <summary>Every directive. The binder takes these and no others, and `rem explain directives` prints them.</summary>
public static class DirectiveTable
{
    /// <summary>The directives.</summary>
    public static IReadOnlyList<SettingSpec> All { get; } =
    [
        new("__usage", "map", null, "at the root: describes the plan as a program, with its arguments and options; `rem explain __usage` shows its keys", "{about: Puts a version on a host., args: [host]}"),
        new("__priority", "integer", "500", "in a block: where it stands among the keys of its parent, lower is earlier", "100"),
        new("__return_tag", "text", null, "in a block: the block's result is the value under this name", "answer"),
        new("__include", "path", null, "in a map: the keys of that file stand here", "common.yaml"),
        new("__use", "list of packages", null, "at the root: packages whose tags and functions the plan uses", "[web]"),
    ];
}
