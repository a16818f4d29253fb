using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Rem.Scripting;

namespace Rem.Runtime.CSharp;

/// <summary>
/// What a compiled script depends on, as a name for the cache: its text, names and isolation, REM's script API, the
/// compiler (by size and date of its files: opening them is what the cache saves) and the framework.
/// </summary>
internal static class ScriptKey
{
    private static readonly string _surroundings = Surroundings();

    /// <summary>64 hexadecimal digits.</summary>
    public static string Of(ScriptSource source)
    {
        var text = new StringBuilder(_surroundings, _surroundings.Length + source.Text.Length + 64);
        foreach (var name in source.Names)
        {
            text.Append('\n').Append(name.Length).Append(' ').Append(name);
        }

        text.Append('\n').Append(source.Isolation).Append('\n');
        if (source.Text.Contains("#r", StringComparison.Ordinal))
        {
            text.Append(Path.GetDirectoryName(Path.GetFullPath(source.Origin.Path))).Append('\n');
            foreach (var reference in ReferenceLines.Find(source))
            {
                text.Append(Stamp(reference.Path));
            }
        }

        text.Append(source.Text);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(text.ToString())));
    }

    private static string Surroundings() =>
        Environment.Version
        + " " + typeof(ScriptKey).Module.ModuleVersionId
        + Stamp(Path.Combine(AppContext.BaseDirectory, "Rem.Runtime.CSharp.Compiler.dll"))
        + Stamp(Path.Combine(AppContext.BaseDirectory, "Microsoft.CodeAnalysis.CSharp.dll"));

    private static string Stamp(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? string.Create(CultureInfo.InvariantCulture, $" {path} {file.Length} {file.LastWriteTimeUtc.Ticks}\n") : $" {path} -\n";
    }
}
