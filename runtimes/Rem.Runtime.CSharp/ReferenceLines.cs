using Rem.Scripting;

namespace Rem.Runtime.CSharp;

/// <summary>A line `#r "path"` of a script.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Path">The assembly's full path; a relative one starts at the folder of the plan or the script's file.</param>
public sealed record ReferenceLine(int Line, string Path);

/// <summary>Finds the assemblies that a script names.</summary>
public static class ReferenceLines
{
    /// <summary>The lines `#r "path"` above the first line of code, in their order.</summary>
    public static IReadOnlyList<ReferenceLine> Find(ScriptSource source)
    {
        var found = new List<ReferenceLine>();
        var folder = Path.GetDirectoryName(Path.GetFullPath(source.Origin.Path)) ?? "";
        var line = 0;
        foreach (var range in source.Text.AsSpan().Split('\n'))
        {
            line++;
            var text = source.Text.AsSpan()[range].Trim();
            if (text.StartsWith("#r"))
            {
                found.Add(new ReferenceLine(line, Path.GetFullPath(text[2..].Trim().Trim('"').ToString(), folder)));
            }
            else if (!text.IsEmpty && !text.StartsWith("//"))
            {
                break;
            }
        }

        return found;
    }
}
