using Rem.Cli.Running;
using Rem.Errors;
using Rem.Expressions;
using Rem.Running;
using Rem.Settings;
using Rem.Values;

namespace Rem.Cli.Commands;

/// <summary>`rem eval`: one expression against what flows in.</summary>
internal static class EvalCommand
{
    /// <summary>Evaluates and prints; 2 when the expression does not parse, 1 when it fails.</summary>
    public static int Run(CliWords words)
    {
        var findings = new FindingList();
        var settings = RemSettings.Read([""], findings);
        var text = words.Words[0];
        var expression = ExpressionParser.Parse(text, new ParseOptions(Parts.Filters), ExpressionOrigin.OfText(text), findings);
        if (findings.HasErrors)
        {
            return Failures.Show(new InvalidPlanException(findings.Items), settings.Secrets, ExitCode.Usage);
        }

        var pipe = PipeSource.Read(words.Value("--pipe"), words.Values("--set"));
        try
        {
            var value = settings.Secrets.Hide(expression!.Evaluate(new EvalNames(pipe, settings.Secrets)));
            Output.Result(value, words.Has("--json"));
            return ExitCode.Done;
        }
        catch (PlanException error)
        {
            return Failures.Show(error, settings.Secrets, ExitCode.Failed);
        }
    }

    /// <summary>The pipe, `secrets`, `now` and an empty `input`.</summary>
    private sealed class EvalNames(RemMap pipe, Secrets secrets) : INames
    {
        public bool TryFind(string name, out object? value) => pipe.TryGetValue(name, out value);

        public bool TryFindFixed(string name, out object? value)
        {
            value = name switch
            {
                "input" => new RemMap(0),
                "secrets" => secrets.Values,
                "now" => (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds,
                _ => null,
            };
            return name is "input" or "secrets" or "now";
        }

        public (string Why, string Fix)? MissingSecret(string name) => secrets.Missing(name);

        public RemMap ToMap() => pipe;
    }
}
