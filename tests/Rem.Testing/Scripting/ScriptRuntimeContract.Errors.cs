using Rem.Errors;
using Rem.Plans;
using Rem.Scripting;
using Rem.Values;
using Shouldly;
using Xunit;

namespace Rem.Testing.Scripting;

/// <summary>Errors and primitives.</summary>
public abstract partial class ScriptRuntimeContract
{
    private static readonly ErrorCode _refused = new("REM3990", "a test's primitive refuses", "nothing");

    /// <summary>The names of <see cref="PrimitiveCase.All"/>.</summary>
    public static TheoryData<string> PrimitiveUses
    {
        get
        {
            var names = new TheoryData<string>();
            foreach (var name in PrimitiveCase.All.Keys)
            {
                names.Add(name);
            }

            return names;
        }
    }

    [Fact]
    public void A_failing_script_shows_its_line_in_the_plan()
    {
        var error = Should.Throw<PlanException>(() => Bench.Run(Snippets.FailInLine3));

        error.Finding.Code.ShouldBe(ScriptErrors.Failed);
        error.Finding.Message.ShouldContain("boom");
        LineOf(error).ShouldBe(3);
    }

    [Fact]
    public void An_error_in_a_function_shows_the_line_that_raised_it_and_the_way_there()
    {
        var error = Should.Throw<PlanException>(() => Bench.Run(Snippets.FailInFunction));

        LineOf(error).ShouldBe(2);
        error.Finding.Trail.ShouldNotBeNull().ShouldContain((ScriptBench.LinesAbove + 5).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_script_that_does_not_parse_is_found_at_its_line_and_does_not_run()
    {
        var finding = Bench.FindingsOf(Snippets.NotParsed).ShouldHaveSingleItem();

        finding.Code.ShouldBe(ScriptErrors.Syntax);
        finding.At.File!.Path.ShouldBe(ScriptBench.PlanPath);
        finding.At.Line.ShouldBe(ScriptBench.LinesAbove + 2);
    }

    [Fact]
    public void A_cycle_is_no_value()
    {
        var error = Should.Throw<PlanException>(() => Bench.Run(Snippets.ReturnCycle));

        error.Finding.Code.ShouldBe(ScriptErrors.NoValue);
        LineOf(error).ShouldBe(2);
    }

    [Fact]
    public void A_function_is_no_value()
    {
        var error = Should.Throw<PlanException>(() => Bench.Run(Snippets.ReturnFunction));

        error.Finding.Code.ShouldBe(ScriptErrors.NoValue);
        error.Finding.Message.ShouldContain("function");
        LineOf(error).ShouldBe(2);
    }

    [Fact]
    public void A_value_nested_deeper_than_64_hits_the_limit_of_nesting()
    {
        var error = Should.Throw<LimitException>(() => Bench.Run(Snippets.ReturnTooDeep));

        error.Finding.Code.ShouldBe(LimitErrors.Nesting);
        error.Finding.Message.ShouldContain("64");
    }

    [Fact]
    public void A_failing_primitive_shows_the_line_that_called_it_with_its_own_code_and_words()
    {
        var error = Should.Throw<PlanException>(() => Bench.Run(Snippets.CallFailing, host: Failing()));

        error.Finding.Code.ShouldBe(_refused);
        error.Finding.Message.ShouldBe("not today");
        LineOf(error).ShouldBe(2);
    }

    [Fact]
    public void A_script_can_catch_the_failure_of_a_primitive()
    {
        var result = Bench.Run(Snippets.CatchFailing, host: Failing());

        result.Value.ShouldBeOfType<string>().ShouldContain("not today");
    }

    [Fact]
    public void A_primitive_called_wrongly_says_so_at_the_line()
    {
        var error = Should.Throw<PlanException>(() => Bench.Run(Snippets.CallWrongly));

        error.Finding.Code.ShouldBe(ScriptErrors.Primitive);
        LineOf(error).ShouldBe(2);
    }

    [Fact]
    public void A_limit_hit_inside_a_primitive_is_swallowed_by_nobody()
    {
        var host = new FakeScriptHost().On(PrimitiveNames.CallRun, static _ => throw new LimitException(LimitErrors.While, SourceSpan.None, "round 1,000,000"));

        var error = Should.Throw<LimitException>(() => Bench.Run(Snippets.SwallowFailing, host: host));

        error.Finding.Code.ShouldBe(LimitErrors.While);
    }

    [Fact]
    public void A_mistake_of_a_primitive_is_swallowed_by_nobody()
    {
        var host = new FakeScriptHost().On(PrimitiveNames.CallRun, static _ => throw new InvalidTimeZoneException("a bug"));

        Should.Throw<InvalidTimeZoneException>(() => Bench.Run(Snippets.SwallowFailing, host: host)).Message.ShouldBe("a bug");
    }

    [Fact]
    public void The_runtime_goes_on_after_a_failure()
    {
        for (var i = 0; i < 50; i++)
        {
            Should.Throw<PlanException>(() => Bench.Run(Snippets.FailInFunction));
            Should.Throw<PlanException>(() => Bench.Run(Snippets.CallFailing, host: Failing()));
            Bench.Run(Snippets.ReturnX, ScriptBench.Map("x", (long)i)).Value.ShouldBe((long)i);
        }
    }

    [Theory, MemberData(nameof(PrimitiveUses))]
    public void A_primitive_is_asked_as_the_script_says(string use)
    {
        var expected = PrimitiveCase.All[use];
        var host = new FakeScriptHost();
        foreach (var (name, answer) in expected.Answers)
        {
            host.On(name, _ => answer);
        }

        var result = Bench.Run(Snippets.Primitives[use], host: host);

        host.Calls.ShouldBe(expected.Calls);
        ExactValues.Difference(expected.Gives, result.Value).ShouldBeNull();
    }

    [Fact]
    public void A_lock_is_released_when_the_script_fails_inside()
    {
        var host = new FakeScriptHost()
            .On(PrimitiveNames.LockAcquire, static _ => ScriptBench.Map("handle", "h1", "token", 1L))
            .On(PrimitiveNames.LockRelease, static _ => true);

        Should.Throw<PlanException>(() => Bench.Run(Snippets.FailWithLock, host: host)).Finding.Message.ShouldContain("boom");

        host.Calls[^1].ShouldBe("lock.release [\"a\",\"h1\"]");
    }

    [Fact]
    public void A_connection_is_given_back_when_the_script_fails_inside()
    {
        var host = new FakeScriptHost().On(PrimitiveNames.PoolOpen, static _ => "c1").On(PrimitiveNames.PoolClose, static _ => null);

        Should.Throw<PlanException>(() => Bench.Run(Snippets.FailWithPool, host: host)).Finding.Message.ShouldContain("boom");

        host.Calls[^1].ShouldBe("pool.close [\"p\",\"c1\"]");
    }

    private static FakeScriptHost Failing() =>
        new FakeScriptHost().On(PrimitiveNames.CallRun, static _ => throw new PlanException(_refused, SourceSpan.None, "not today"));
}
