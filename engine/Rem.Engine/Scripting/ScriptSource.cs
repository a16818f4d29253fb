using Rem.Plans;

namespace Rem.Scripting;

/// <summary>How far a script is kept apart from the engine.</summary>
public enum Isolation
{
    /// <summary>In this process: time is held, and memory where the language allows it.</summary>
    InProcess,

    /// <summary>In this process, with time, memory and depth held as far as a process can for itself.</summary>
    Limited,

    /// <summary>In a worker process that is killed at its limit.</summary>
    Process,
}

/// <summary>A script's text, where it stands, and the names that stand beside `pipe`, `input` and `rem`.</summary>
/// <param name="Text">The body of a function.</param>
/// <param name="Origin">Where the text stands, so that an error points into the plan or the file.</param>
/// <param name="Names">The names of the step's `with`, or a handler's `value` and captures; their values come with each call, in this order.</param>
/// <param name="Isolation">How far it is kept apart.</param>
public sealed record ScriptSource(string Text, ScriptOrigin Origin, IReadOnlyList<string> Names, Isolation Isolation);

/// <summary>Turns a line (and column) of a script into a place of the plan or the script's own file.</summary>
public sealed class ScriptOrigin
{
    private readonly ScalarNode? _node;
    private readonly SourceFile? _file;

    /// <summary>A script inside a plan.</summary>
    public ScriptOrigin(ScalarNode node) => _node = node;

    /// <summary>A script in its own file.</summary>
    public ScriptOrigin(SourceFile file) => _file = file;

    /// <summary>The file that holds the script: the plan, or the script's own.</summary>
    public SourceFile File => _node?.Span.File ?? _file!;

    /// <summary>The scalar that holds the script, or null for a file of its own.</summary>
    internal ScalarNode? Node => _node;

    /// <summary>The file's path, as errors show it.</summary>
    public string Path => _node?.Span.File?.Path ?? _file?.Path ?? "script";

    /// <summary>
    /// The place of a line of the script, from 1, and of a column in it, from 1; without a column the line's
    /// text from its first character that is not blank. A line behind the script's last is the end of that.
    /// </summary>
    public SourceSpan Place(int line, int? column = null)
    {
        var text = _node?.Text ?? _file!.Text;
        var start = 0;
        var last = text.AsSpan().TrimEnd().Length; // what is missing at the end is missing in the last line
        for (var i = 1; i < line; i++)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0 || end >= last)
            {
                column = column is null ? null : last - start + 1;
                break;
            }

            start = end + 1;
        }

        var stop = text.IndexOf('\n', start);
        stop = stop < 0 ? text.Length : stop;
        var from = column is null ? FirstWord(text, start, stop) : Math.Min(start + column.Value - 1, stop);
        var length = column is null ? Math.Max(0, text.AsSpan(from, stop - from).TrimEnd().Length) : 1;
        return _node is not null ? _node.Locate(from, length) : new SourceSpan(_file, from, length);
    }

    private static int FirstWord(string text, int start, int stop)
    {
        while (start < stop && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        return start;
    }
}
