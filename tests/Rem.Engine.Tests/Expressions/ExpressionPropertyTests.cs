using FsCheck;
using FsCheck.Fluent;
using Rem.Errors;
using Rem.Expressions;
using Rem.Values;

namespace Rem.Engine.Tests.Expressions;

// A failing property prints its seed: Replay in the configuration repeats it.
public class ExpressionPropertyTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(1500);

    [Fact]
    public void Printing_and_parsing_is_identity() => Check(text =>
    {
        if (Parse(text) is not { } parsed)
        {
            return true;
        }

        var again = ExpressionParser.Parse(parsed.ToString(), TestData.Options);
        return again.Shape() == parsed.Shape() && again.ToString() == parsed.ToString();
    });

    [Fact]
    public void Evaluating_twice_gives_the_same() => Check(text =>
    {
        var names = TestData.Names();
        return Parse(text) is not { } parsed || Outcome(() => parsed.Evaluate(names)) == Outcome(() => parsed.Evaluate(names));
    });

    [Fact]
    public void Peeking_testing_and_trying_agree_with_evaluating() => Check(text =>
    {
        if (Parse(text) is not { } parsed)
        {
            return true;
        }

        var outcome = Outcome(() => parsed.Evaluate(TestData.Names()));
        var truth = Outcome(() => Truth.Of(parsed.Evaluate(TestData.Names())));
        return Outcome(() => parsed.Peek(TestData.Names())) == outcome
            && Outcome(() => parsed.Test(TestData.Names())) == truth
            && (!outcome.StartsWith('!') || !Outcome(() => parsed.TryEvaluate(TestData.Names(), out var value) ? value : "missing").StartsWith("!REM1204", StringComparison.Ordinal) || outcome.StartsWith("!REM1204", StringComparison.Ordinal));
    });

    [Fact]
    public void Evaluating_changes_no_data() => Check(text =>
    {
        var data = TestData.Data();
        var names = new TestNames(data, TestData.Fixed());
        var before = ValueText.Json(data);
        Outcome(() => Parse(text)?.Evaluate(names));
        return ValueText.Json(data) == before;
    });

    [Fact]
    public void Most_random_expressions_parse()
    {
        var sound = RandomExpressions.Any.Sample(300).Count(text => Parse(text) is not null);

        sound.ShouldBeGreaterThan(200);
    }

    private static void Check(Func<string, bool> holds) =>
        Prop.ForAll(RandomExpressions.Any.ToArbitrary(), holds).Check(Thorough);

    // What fails when it is parsed (1 / 0, a chain of comparisons is not made here) has nothing to evaluate.
    private static Expression? Parse(string text) =>
        ExpressionParser.Parse(text, TestData.Options, ExpressionOrigin.OfText(text), new FindingList());

    private static string Outcome(Func<object?> evaluate)
    {
        try
        {
            return ValueText.Json(evaluate());
        }
        catch (PlanException error)
        {
            return $"!{error.Finding.Code} {error.Finding.At.Start} {error.Message}";
        }
    }
}
