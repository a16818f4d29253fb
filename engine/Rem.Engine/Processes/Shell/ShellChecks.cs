using Rem.Errors;
using Rem.Values;

namespace Rem.Processes.Shell;

/// <summary>Checks values at places that shells evaluate.</summary>
internal static class ShellChecks
{
    /// <summary>Throws at the slot when its value is not what its place needs.</summary>
    public static void Check(ShellProgram program, ShellSlot slot, object? value, string text)
    {
        switch (slot.Check)
        {
            case ShellCheck.Number when !IsNumber(program.Kind, value, text):
                throw new PlanException(ShellErrors.Number, slot.At, $"expected a whole number, because the shell evaluates this place, got {ValueText.ShowWithKind(value)}", ShellErrors.Number.Fix);
            case ShellCheck.Name when !IsName(text):
            case ShellCheck.NameOrAssignment when !IsName(text.Split('=', 2)[0]):
                throw new PlanException(ShellErrors.VariableName, slot.At, $"expected the name of a variable, got {ValueText.ShowWithKind(value)}", ShellErrors.VariableName.Fix);
        }
    }

    // A text of digits counts: it is what commands print. With a leading zero it would be octal.
    private static bool IsNumber(ShellKind kind, object? value, string text)
    {
        if (value is double number)
        {
            return kind is ShellKind.Ksh or ShellKind.Zsh && double.IsFinite(number) && !text.Contains('e', StringComparison.Ordinal);
        }

        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        return digits.Length > 0 && digits.TrimStart("0123456789").IsEmpty && (digits.Length == 1 || digits[0] != '0');
    }

    private static bool IsName(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiLetter(text[i]) && text[i] != '_' && (i == 0 || !char.IsAsciiDigit(text[i])))
            {
                return false;
            }
        }

        return text.Length > 0;
    }
}
