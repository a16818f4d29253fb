namespace Rem.Processes.Shell;

/// <summary>The place of a value in a shell text, which decides how the variable that carries it is written.</summary>
internal enum ShellPlace
{
    /// <summary>In a comment: not at all.</summary>
    Comment,

    /// <summary>Outside quotes, where words are split: a list gives several.</summary>
    Bare,

    /// <summary>Outside quotes, where the shell takes one word: an assignment, `case`, `[[ ]]`, `&lt;&lt;&lt;`.</summary>
    OneWord,

    /// <summary>The file of a redirection.</summary>
    Target,

    /// <summary>Inside `"…"`.</summary>
    Double,

    /// <summary>Inside `'…'`.</summary>
    Single,

    /// <summary>Inside `$'…'`.</summary>
    DollarSingle,

    /// <summary>In a here-document, or inside `"${V:-…}"`.</summary>
    Open,

    /// <summary>Inside `$((…))` or `((…))`.</summary>
    Arithmetic,

    /// <summary>Pasted as program.</summary>
    Raw,
}

/// <summary>What a value must be besides.</summary>
internal enum ShellCheck
{
    /// <summary>Anything.</summary>
    None,

    /// <summary>A whole number, because the shell evaluates it as arithmetic.</summary>
    Number,

    /// <summary>A plain name, because the shell evaluates subscripts in names.</summary>
    Name,

    /// <summary>A plain name, or one with `=` and a value.</summary>
    NameOrAssignment,
}
