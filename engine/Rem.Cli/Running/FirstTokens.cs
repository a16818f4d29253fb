using Rem.Errors;

namespace Rem.Cli.Running;

/// <summary>The first token of a web that has no user yet: shown once, on the terminal, and kept nowhere.</summary>
internal static class FirstTokens
{
    /// <summary>Shows it.</summary>
    public static void Show(string token) =>
        Output.Message(ShownText.Line($"first sign-in (admin, 24 hours, shown this once): {token}") + "\n" + "  more: rem user add NAME --role ROLE, rem token add NAME\n");
}
