namespace Rem.Binding;

/// <summary>The modifiers of steps. They cannot be overloaded.</summary>
public static class Modifiers
{
    /// <summary>Those that every step takes.</summary>
    public static readonly string[] OfEveryStep = ["with", "timeout", "retry", "as", "on error", "always", "cache", "timeseries collect"];

    /// <summary>Those that only some actions and tags take.</summary>
    public static readonly string[] OfSome = ["env", "cwd", "stdin", "ok codes", "isolate", "detach"];

    /// <summary>True for the name of a modifier.</summary>
    public static bool IsModifier(string name) => Array.IndexOf(OfEveryStep, name) >= 0 || Array.IndexOf(OfSome, name) >= 0;

    /// <summary>True for `on error` and `always`.</summary>
    public static bool IsHandler(string name) => name is "on error" or "always";

    /// <summary>All names.</summary>
    public static IEnumerable<string> All
    {
        get
        {
            foreach (var name in OfEveryStep)
            {
                yield return name;
            }

            foreach (var name in OfSome)
            {
                yield return name;
            }
        }
    }
}
