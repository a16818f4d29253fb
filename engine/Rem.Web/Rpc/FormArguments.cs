using Microsoft.AspNetCore.Http;
using Rem.CommandLines;
using Rem.Values;

namespace Rem.Web.Rpc;

/// <summary>
/// Makes the arguments of a call of what a browser sent for its form: a box that is not ticked sends nothing, a list comes
/// as lines or as `name[]`, and a field that was left empty is not given. What does not fit is left for the call to refuse.
/// </summary>
internal static class FormArguments
{
    /// <summary>The fields under the names of their arguments.</summary>
    /// <param name="form">The fields as they came: of REM's own forms `arg.name`, of others `name` will do; `name[]` as a list under `name`.</param>
    public static RemMap Named(RemMap form)
    {
        var named = new RemMap();
        foreach (var (field, value) in form)
        {
            var name = field.StartsWith(FormField.Prefix, StringComparison.Ordinal) ? field[FormField.Prefix.Length..] : field;
            if (named.ContainsKey(name))
            {
                throw new BadHttpRequestException($"the form has {ValueText.Show(name)} twice, also as {ValueText.Show(FormField.Prefix + name)}");
            }

            named.Set(name, value);
        }

        return named;
    }

    /// <summary>The arguments.</summary>
    /// <param name="function">The function that is called.</param>
    /// <param name="form">The fields under the names of their arguments.</param>
    public static RemMap Of(WebFunction function, RemMap form)
    {
        var given = form.Copy();
        given.Remove(FunctionForm.CsrfField);
        foreach (var argument in function.Arguments)
        {
            given.TryGetValue(argument.Name, out var value);
            Set(given, argument, value);
        }

        return given;
    }

    private static void Set(RemMap given, UsageEntry argument, object? value)
    {
        if (argument.IsGathered)
        {
            if (value is string lines)
            {
                RemList items = [.. lines.ReplaceLineEndings("\n").Split('\n').Where(static line => line.Trim().Length > 0)];
                given.Set(argument.Name, items);
            }
        }
        else if (argument.Type == UsageType.Flag)
        {
            given.Set(argument.Name, value ?? Boxed.False);
        }
        else if (value is string text && text.Contains("\r\n", StringComparison.Ordinal))
        {
            given.Set(argument.Name, text.ReplaceLineEndings("\n")); // as browsers send the lines of a text
        }
        else if (value is "" && !(argument.HasDefault && argument.Type == UsageType.Text))
        {
            given.Remove(argument.Name);
        }
    }
}
