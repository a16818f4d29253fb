using Rem.Errors;
using Rem.Shared;
using Rem.Shared.Counters;
using Shouldly;
using Xunit;

namespace Rem.Testing.Shared;

/// <summary>What every counter does, whatever stands behind it.</summary>
public abstract class CounterContract : SharedContract
{
    private ICounter Visits => Resources.Counters.Open("visits");

    [Fact]
    public async Task A_counter_starts_at_0_and_gives_the_new_total()
    {
        (await Visits.GetAsync(Never)).ShouldBe(0L);
        (await Add(2L)).ShouldBe(2L);
        (await Add(-5L)).ShouldBe(-3L);
        (await Visits.GetAsync(Never)).ShouldBe(-3L);
    }

    [Fact]
    public async Task Integers_stay_integers_until_a_float_is_added()
    {
        (await Add(1L)).ShouldBeOfType<long>();
        (await Add(0.5)).ShouldBe(1.5);
    }

    [Theory]
    [InlineData(long.MaxValue, 1.5)]
    [InlineData(long.MaxValue, -1.0)]
    [InlineData((1L << 53) + 1, 0.5)]
    [InlineData(1L << 53, 1.5)]
    [InlineData(1e17, 1L)]
    [InlineData(0.5, long.MinValue)]
    public async Task An_integer_and_a_float_whose_sum_would_lose_whole_numbers_are_refused_and_the_total_stays(object total, object more)
    {
        await Visits.SwapAsync(total, WriteOptions.None, Never);

        var error = await Should.ThrowAsync<PlanException>(async () => await Add(more));

        error.Finding.Code.ShouldBe(CounterErrors.Inexact);
        error.Message.ShouldContain("'visits'");
        (await Visits.GetAsync(Never)).ShouldBe(total);
    }

    [Theory]
    [InlineData((1L << 53) - 1, 0.5, 9007199254740991.5)]
    [InlineData(-(1L << 53), 1.0, -9007199254740991.0)]
    [InlineData(1e17, 1e17, 2e17)]
    public async Task Floats_are_counted_as_long_as_they_hold_whole_numbers_or_there_are_none(object total, object more, double sum)
    {
        await Visits.SwapAsync(total, WriteOptions.None, Never);

        (await Add(more)).ShouldBe(sum);
    }

    [Fact]
    public async Task A_swap_gives_the_total_before()
    {
        await Add(7L);

        (await Visits.SwapAsync(0L, WriteOptions.None, Never)).ShouldBe(7L);
        (await Visits.GetAsync(Never)).ShouldBe(0L);
    }

    [Theory]
    [InlineData(long.MaxValue, 1L)]
    [InlineData(long.MinValue, -1L)]
    [InlineData(double.MaxValue, double.MaxValue)]
    public async Task A_total_beyond_the_range_is_refused_and_the_old_one_stays(object total, object more)
    {
        await Visits.SwapAsync(total, WriteOptions.None, Never);

        var error = await Should.ThrowAsync<PlanException>(async () => await Add(more));

        error.Finding.Code.ShouldBe(CounterErrors.Overflow);
        error.Message.ShouldContain("'visits'");
        (await Visits.GetAsync(Never)).ShouldBe(total);
    }

    [Theory]
    [InlineData("5")]
    [InlineData(null)]
    [InlineData(true)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public async Task What_is_no_finite_number_is_refused(object? amount)
    {
        (await Should.ThrowAsync<PlanException>(async () => await Add(amount))).Finding.Code.ShouldBe(CounterErrors.NoNumber);
        (await Should.ThrowAsync<PlanException>(async () => await Visits.SwapAsync(amount, WriteOptions.None, Never))).Finding.Code.ShouldBe(CounterErrors.NoNumber);
    }

    [Fact]
    public async Task An_addition_that_is_repeated_with_its_operation_id_counts_once()
    {
        (await Visits.AddAsync(5L, Once("op"), Never)).ShouldBe(5L);
        await Add(1L);

        (await Visits.AddAsync(5L, Once("op"), Never)).ShouldBe(5L);

        (await Visits.GetAsync(Never)).ShouldBe(6L);
    }

    [Fact]
    public async Task An_addition_that_was_refused_can_be_tried_again_with_its_operation_id()
    {
        await Visits.SwapAsync(long.MaxValue, WriteOptions.None, Never);
        await Should.ThrowAsync<PlanException>(async () => await Visits.AddAsync(1L, Once("op"), Never));
        await Visits.SwapAsync(0L, WriteOptions.None, Never);

        (await Visits.AddAsync(1L, Once("op"), Never)).ShouldBe(1L);
    }

    [Fact]
    public async Task The_rate_is_what_was_added_in_the_window_per_second()
    {
        await Add(100L);
        Clock.Advance(Seconds(30));
        await Add(20L);

        (await Visits.RateAsync(Seconds(10), Never)).ShouldBe(2.0);
        (await Visits.RateAsync(Seconds(60), Never)).ShouldBe(2.0);
        Clock.Advance(Seconds(40));
        (await Visits.RateAsync(Seconds(60), Never)).ShouldBe(20.0 / 60);
        Clock.Advance(TimeSpan.FromHours(2));
        (await Visits.RateAsync(TimeSpan.FromHours(1), Never)).ShouldBe(0.0);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(4000)]
    public async Task A_window_out_of_range_is_refused(double seconds) =>
        (await Should.ThrowAsync<PlanException>(async () => await Visits.RateAsync(Seconds(seconds), Never))).Finding.Code.ShouldBe(SharedErrors.Range);

    [Fact]
    public async Task Under_load_nothing_is_lost()
    {
        var adders = new List<Task>();
        for (var a = 0; a < 4; a++)
        {
            adders.Add(Task.Run(async () =>
            {
                for (var i = 0; i < 1000; i++)
                {
                    await Add(1L);
                }
            }));
        }

        await Task.WhenAll(adders).Soon("all have added");

        (await Visits.GetAsync(Never)).ShouldBe(4000L);
    }

    [Fact]
    public async Task Used_counters_are_listed()
    {
        await Add(1L);
        await Resources.Counters.Open("errors").AddAsync(1L, WriteOptions.None, Never);

        (await Resources.Counters.ListAsync(Never)).ShouldBe(["errors", "visits"]);
    }

    [Fact]
    public async Task A_counter_that_was_only_looked_at_is_not_listed()
    {
        await Visits.GetAsync(Never);
        await Visits.RateAsync(Seconds(10), Never);

        (await Resources.Counters.ListAsync(Never)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_counter_that_is_removed_is_not_listed_and_begins_anew()
    {
        await Visits.AddAsync(5L, Once("five"), Never);

        (await Visits.RemoveAsync(WriteOptions.None, Never)).ShouldBeTrue();

        (await Resources.Counters.ListAsync(Never)).ShouldBeEmpty();
        (await Visits.RemoveAsync(WriteOptions.None, Never)).ShouldBeFalse();
        (await Visits.GetAsync(Never)).ShouldBe(0L);
        (await Visits.RateAsync(Seconds(10), Never)).ShouldBe(0.0);
        (await Visits.AddAsync(5L, Once("five"), Never)).ShouldBe(5L);
        (await Visits.GetAsync(Never)).ShouldBe(5L);
        (await Resources.Counters.ListAsync(Never)).ShouldBe(["visits"]);
    }

    [Fact]
    public async Task A_removal_that_is_repeated_with_its_operation_id_gives_the_same_answer()
    {
        await Add(1L);

        (await Visits.RemoveAsync(Once("gone"), Never)).ShouldBeTrue();
        (await Visits.RemoveAsync(Once("gone"), Never)).ShouldBeTrue();
        (await Visits.RemoveAsync(Once("other"), Never)).ShouldBeFalse();
    }

    private ValueTask<object> Add(object? amount) => Visits.AddAsync(amount, WriteOptions.None, Never);
}
