using Rem.Scripting;

namespace Rem.Runtime.JavaScript.Calls;

/// <summary>The names that a script is given, as the parameters of its function: `pipe`, `input` and `rem` where its text has them, and those beside it.</summary>
internal sealed class ScriptParameters
{
    private static readonly HashSet<string> _reserved =
    [
        "arguments", "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else", "enum", "eval", "export", "extends",
        "false", "finally", "for", "function", "if", "implements", "import", "in", "instanceof", "interface", "let", "new", "null", "package", "private", "protected",
        "public", "return", "static", "super", "switch", "this", "throw", "true", "try", "typeof", "undefined", "var", "void", "while", "with", "yield",
    ];

    /// <summary>The parameters of a script.</summary>
    public ScriptParameters(ScriptSource source)
    {
        HasInput = source.Text.Contains("input", StringComparison.Ordinal);
        HasRem = source.Text.Contains("rem", StringComparison.Ordinal);
        var names = new List<string> { "pipe" };
        if (HasInput)
        {
            names.Add("input");
        }

        if (HasRem)
        {
            names.Add("rem");
        }

        First = names.Count;
        var given = new List<int>();
        var others = new List<int>();
        for (var i = 0; i < source.Names.Count; i++)
        {
            var name = source.Names[i];
            if (IsName(name) && !names.Contains(name))
            {
                names.Add(name);
                given.Add(i);
            }
            else
            {
                others.Add(i);
            }
        }

        Names = names;
        Given = given.ToArray();
        Others = others.ToArray();
    }

    /// <summary>All parameters.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>True where the text has `input`.</summary>
    public bool HasInput { get; }

    /// <summary>True where the text has `rem`.</summary>
    public bool HasRem { get; }

    /// <summary>How many parameters stand before those of the call's values.</summary>
    public int First { get; }

    /// <summary>Positions in the call's values of the parameters behind that, in their order.</summary>
    public int[] Given { get; }

    /// <summary>Positions of the values whose names JavaScript cannot write: they are read as `globalThis["name"]`.</summary>
    public int[] Others { get; }

    private static bool IsName(string text)
    {
        if (text.Length == 0 || char.IsAsciiDigit(text[0]) || _reserved.Contains(text))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '$'))
            {
                return false;
            }
        }

        return true;
    }
}
