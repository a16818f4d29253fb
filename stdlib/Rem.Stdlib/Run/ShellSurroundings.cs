using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Processes;
using Rem.Running;
using Rem.Values;

namespace Rem.Stdlib.Run;

/// <summary>The modifiers `env`, `cwd`, `stdin` and `ok codes` of a `shell` step; fixed ones are checked when the plan is loaded.</summary>
internal sealed class ShellSurroundings
{
    private static readonly int[] Zero = [0];

    public required SourceSpan At { get; init; }

    private BoundValue? Env { get; init; }

    private BoundValue? Cwd { get; init; }

    private BoundValue? Stdin { get; init; }

    private BoundValue? OkCodes { get; init; }

    public static ShellSurroundings Bind(TagSite site)
    {
        var bound = new ShellSurroundings
        {
            At = site.At,
            Env = site.ModifierData("env"),
            Cwd = site.ModifierData("cwd"),
            Stdin = site.ModifierData("stdin"),
            OkCodes = site.ModifierData("ok codes"),
        };
        bound.Check(site);
        return bound;
    }

    /// <summary>The command's surroundings for one run.</summary>
    public async ValueTask<ShellCommand> OpenAsync(Scope scope, CancellationToken cancel)
    {
        if (Env is null && Cwd is null && Stdin is null && OkCodes is null)
        {
            return new ShellCommand(At, Zero);
        }

        var env = await ValueAsync(Env, scope, cancel);
        var cwd = await ValueAsync(Cwd, scope, cancel);
        var codes = OkCodes is null ? Zero : FilledCodes(await ValueAsync(OkCodes, scope, cancel));
        return new ShellCommand(At, codes)
        {
            Environment = env is null or RemMap ? ShellCommand.Variables((RemMap?)env) : throw Bad(Env!, $"'env' must be a map of variables, got {ValueText.ShowWithKind(env)}"),
            Folder = cwd is null or string ? (string?)cwd : throw Bad(Cwd!, $"'cwd' must be a path, got {ValueText.ShowWithKind(cwd)}"),
            Input = Stdin is null ? ProcessInput.None : ProcessInput.FromText(ValueText.Of(await ValueAsync(Stdin, scope, cancel))),
        };
    }

    private static async ValueTask<object?> ValueAsync(BoundValue? value, Scope scope, CancellationToken cancel) =>
        value is null ? null : (await value.EvaluateAsync(scope, cancel)).Value;

    private void Check(TagSite site)
    {
        if (Env is ConstantValue { Value: not (null or RemMap) } env)
        {
            site.Error(BindErrors.Modifier, env.At, $"'env' must be a map of variables, got {ValueText.ShowWithKind(env.Value)}");
        }

        if (Env is ConstantValue { Value: RemMap variables })
        {
            CheckNames(site, variables, Env.At);
        }

        if (Cwd is ConstantValue { Value: not string } cwd)
        {
            site.Error(BindErrors.Modifier, cwd.At, $"'cwd' must be a path, got {ValueText.ShowWithKind(cwd.Value)}");
        }

        if (OkCodes is ConstantValue codes && Codes(codes.Value) is null)
        {
            site.Error(BindErrors.Modifier, codes.At, $"'ok codes' must be a list of integers from 0 to 255, got {ValueText.ShowWithKind(codes.Value)}");
        }
    }

    private static void CheckNames(TagSite site, RemMap variables, SourceSpan at)
    {
        foreach (var name in variables.Keys)
        {
            if (name.Length == 0 || name.AsSpan().ContainsAny('=', '\0'))
            {
                site.Error(ProcessErrors.VariableName, at, $"{ValueText.Show(name.Replace('\0', '␀'))} cannot be the name of an environment variable", ProcessErrors.VariableName.Fix);
            }
        }
    }

    private int[] FilledCodes(object? value) =>
        Codes(value) ?? throw Bad(OkCodes!, $"'ok codes' must be a list of integers from 0 to 255, got {ValueText.ShowWithKind(value)}");

    private static int[]? Codes(object? value)
    {
        if (value is not RemList { Count: > 0 } list)
        {
            return null;
        }

        var codes = new int[list.Count];
        for (var i = 0; i < codes.Length; i++)
        {
            if (list[i] is not (long and >= 0 and <= 255))
            {
                return null;
            }

            codes[i] = (int)(long)list[i]!;
        }

        return codes;
    }

    private static PlanException Bad(BoundValue value, string message) => new(RunErrors.BadSetting, value.At, message);
}
