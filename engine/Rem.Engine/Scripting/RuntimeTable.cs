namespace Rem.Scripting;

/// <summary>
/// One script language of a program: its name and endings, and how its runtime is made. It is made when a plan first
/// uses the language, so that a run loads no language that it does not speak.
/// </summary>
public sealed class RuntimeRow(string language, string[] extensions, Func<IScriptRuntime> make)
{
    private IScriptRuntime? _runtime;

    /// <summary>The language, which is also the name of its action.</summary>
    public string Language { get; } = language;

    /// <summary>File name endings, with the dot.</summary>
    public string[] Extensions { get; } = extensions;

    /// <summary>The runtime.</summary>
    public IScriptRuntime Runtime => LazyInitializer.EnsureInitialized(ref _runtime, make);
}

/// <summary>The script languages of a program. Frozen.</summary>
public sealed class RuntimeTable(params RuntimeRow[] rows)
{
    /// <summary>No language.</summary>
    public static RuntimeTable None { get; } = new();

    /// <summary>The languages, in their order.</summary>
    public IReadOnlyList<RuntimeRow> All => rows;

    /// <summary>Their names, for messages.</summary>
    public string Names => rows.Length == 0 ? "none" : string.Join(", ", rows.Select(static row => row.Language));

    /// <summary>The language of a name, or null.</summary>
    public RuntimeRow? Find(string language)
    {
        foreach (var row in rows)
        {
            if (row.Language == language)
            {
                return row;
            }
        }

        return null;
    }

    /// <summary>The language of a file's ending, or null.</summary>
    public RuntimeRow? OfFile(string path) => Array.Find(rows, row => Array.IndexOf(row.Extensions, Path.GetExtension(path)) >= 0);
}
