using System.Diagnostics;
using System.Globalization;
using Rem.Scripting;

namespace Rem.Runtime.CSharp;

/// <summary>A function of a script on the way to an error.</summary>
/// <param name="Name">The function's name, or null for the script's own body.</param>
/// <param name="Line">The line of the script, from 1.</param>
internal readonly record struct ScriptFrame(string? Name, int Line);

/// <summary>The part of an error's way that leads through the script.</summary>
internal static class ScriptFrames
{
    private const int MostInTrail = 12;

    /// <summary>The script's frames, the innermost first.</summary>
    public static IReadOnlyList<ScriptFrame> Of(Exception error, Type script, ScriptLines lines)
    {
        var frames = new List<ScriptFrame>();
        foreach (var frame in new StackTrace(error, fNeedFileInfo: false).GetFrames())
        {
            var method = frame.GetMethod();
            if (method?.Module.Assembly == script.Assembly && lines.Of(method, frame.GetILOffset()) is > 0 and var line)
            {
                frames.Add(new ScriptFrame(Name(method, script), line));
            }
        }

        return frames;
    }

    /// <summary>The way as an error shows it, or null when it led through no function.</summary>
    public static string? Trail(IReadOnlyList<ScriptFrame> frames, ScriptOrigin origin)
    {
        if (frames.Count < 2)
        {
            return null;
        }

        var parts = new List<string>();
        for (var i = frames.Count - 1; i >= 0; i--)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{frames[i].Name ?? "script"} (line {origin.Place(frames[i].Line).Line})"));
        }

        if (parts.Count > MostInTrail)
        {
            var more = parts.Count - MostInTrail;
            parts.RemoveRange(MostInTrail / 2, more);
            parts.Insert(MostInTrail / 2, string.Create(CultureInfo.InvariantCulture, $"… {more} more"));
        }

        return string.Join(" > ", parts);
    }

    // The compiler names local functions <around>g__name|0_0, lambdas <around>b__0, state machines <name>d__0.
    private static string? Name(System.Reflection.MethodBase method, Type script)
    {
        var name = method.Name == "MoveNext" && method.DeclaringType is { } machine ? machine.Name : method.Name;
        if (name.IndexOf("g__", StringComparison.Ordinal) is >= 0 and var at)
        {
            var end = name.IndexOf('|', at);
            return end < 0 ? name[(at + 3)..] : name[(at + 3)..end];
        }

        return name.Contains("b__", StringComparison.Ordinal) ? "function"
            : name.Contains("rem__Run", StringComparison.Ordinal) ? null
            : method.DeclaringType == script || method.DeclaringType is null ? name
            : method.DeclaringType.Name + "." + name;
    }
}
