using System.Security.Cryptography;
using System.Text;
using Rem.Scripting;

namespace Rem.Runtime.JavaScript.Transforming;

/// <summary>Transformed scripts, from the disk where they are known. Safe to use from several threads.</summary>
internal sealed class TransformCache(CompiledCache cache)
{
    // Changes with every change of this assembly, acorn and the transformer in it included.
    private static readonly string _version = typeof(TransformCache).Module.ModuleVersionId.ToString("n");

    private readonly Lock _gate = new();
    private Transformer? _transformer;

    /// <summary>A script with the names that are its parameters. Throws <see cref="ScriptSyntaxException"/>.</summary>
    public TransformedScript Get(string text, IReadOnlyList<string> names)
    {
        var key = Key(text, names);
        if (cache.Get(key) is { } known)
        {
            return TransformedScript.Of(known);
        }

        var made = NestedRuns.OnNewThread(Transformer.StackBytes, () => Make(text, names));
        cache.Put(key, made.ToBytes());
        return made;
    }

    private TransformedScript Make(string text, IReadOnlyList<string> names)
    {
        lock (_gate)
        {
            return (_transformer ??= new Transformer()).Transform(text, names);
        }
    }

    private static string Key(string text, IReadOnlyList<string> names)
    {
        var whole = new StringBuilder(_version).Append('\n');
        foreach (var name in names)
        {
            whole.Append(name).Append(' ');
        }

        // As it is, also where a surrogate stands alone.
        var bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes(whole.Append('\n').Append(text).ToString().AsSpan());
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
