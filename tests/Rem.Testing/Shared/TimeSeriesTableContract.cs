using Rem.Errors;
using Rem.Shared;
using Rem.Shared.TimeSeries;
using Shouldly;
using Xunit;

namespace Rem.Testing.Shared;

/// <summary>What every store of time series does with its groups, whatever stands behind it: made, found, changed, named anew, moved, removed.</summary>
public abstract class TimeSeriesTableContract : TimeSeriesBench
{
    [Fact]
    public async Task A_group_that_is_there_with_the_same_definition_is_the_one_that_is_made()
    {
        var group = await MakeAsync("hosts/web1/cpu", Gauge());
        await UpdateAsync(group, 10, 5.0);

        var again = await Store.CreateAsync("hosts/web1/cpu", Gauge(), null, Never);

        (await again.InfoAsync(Never)).LastUpdate.ShouldBe(At(10));
    }

    [Fact]
    public async Task A_group_that_is_there_with_another_definition_is_an_error_that_says_where_they_differ()
    {
        await MakeAsync("g", Gauge());

        var error = await Should.ThrowAsync<PlanException>(async () => await MakeAsync("g", Gauge(rows: 99)));

        error.Finding.Code.ShouldBe(SeriesErrors.Different);
        error.Message.ShouldContain("RRA:AVERAGE:0.5:1:100");
        error.Message.ShouldContain("RRA:AVERAGE:0.5:1:99");
    }

    [Fact]
    public async Task A_definition_that_cannot_be_used_makes_nothing()
    {
        var error = await Should.ThrowAsync<PlanException>(async () => await MakeAsync("g", new SeriesDefinition(Step, [], [])));

        error.Finding.Code.ShouldBe(SeriesErrors.Definition);
        error.Message.ShouldContain("sources");
        error.Message.ShouldContain("archives");
        (await Store.ListAsync("", Never)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/../b")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("-h")]
    [InlineData(".hidden")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData("$(x)")]
    [InlineData("a;b")]
    [InlineData("a'b")]
    [InlineData("a*")]
    public async Task A_name_that_could_be_a_way_out_or_a_command_is_refused(string name)
    {
        (await Should.ThrowAsync<PlanException>(async () => await MakeAsync(name, Gauge()))).Finding.Code.ShouldBe(SharedErrors.Name);
        await MakeAsync("g", Gauge());
        (await Should.ThrowAsync<PlanException>(async () => await Store.RenameAsync("g", name, Never))).Finding.Code.ShouldBe(SharedErrors.Name);
    }

    [Theory]
    [InlineData("größe/температура")]
    [InlineData("if.eth0:1 in@web+1=%,(x)#")]
    [InlineData("A")]
    [InlineData("a")]
    public async Task Names_may_have_letters_of_all_languages_and_some_marks(string name)
    {
        await MakeAsync(name, Gauge());

        (await Store.ListAsync("", Never)).ShouldBe([name]);
        (await Store.FindAsync(name, Never)).ShouldNotBeNull().Name.ShouldBe(name);
    }

    [Fact]
    public async Task Groups_are_listed_by_prefix_in_order()
    {
        foreach (var name in new[] { "b/2", "a", "b/10", "b", "B/1" })
        {
            await MakeAsync(name, Two());
        }

        (await Store.ListAsync("", Never)).ShouldBe(["B/1", "a", "b", "b/10", "b/2"]);
        (await Store.ListAsync("b/", Never)).ShouldBe(["b/10", "b/2"]);
        (await Store.FindAsync("c", Never)).ShouldBeNull();
    }

    [Fact]
    public async Task A_group_begins_one_step_before_now_unless_it_is_said()
    {
        var group = await Store.CreateAsync("g", Gauge(), null, Never);

        (await group.InfoAsync(Never)).LastUpdate.ShouldBe(Clock.GetUtcNow() - Step);
    }

    [Fact]
    public async Task A_group_does_not_begin_before_1980_or_in_time_to_come()
    {
        foreach (var start in new[] { new DateTimeOffset(1979, 12, 1, 0, 0, 0, TimeSpan.Zero), Clock.GetUtcNow() + TimeSpan.FromHours(1) })
        {
            (await Should.ThrowAsync<PlanException>(async () => await Store.CreateAsync("g", Gauge(), start, Never))).Finding.Code.ShouldBe(SeriesErrors.Range);
        }

        (await Store.ListAsync("", Never)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_full_store_makes_no_more_groups_until_one_is_deleted()
    {
        for (var i = 0; i < MostGroups; i++)
        {
            await MakeAsync($"g{i}", Two());
        }

        var error = await Should.ThrowAsync<PlanException>(async () => await MakeAsync("more", Two()));

        error.Finding.Code.ShouldBe(SeriesErrors.Full);
        error.Message.ShouldContain("'more'");
        await Store.DeleteAsync("g7", Never);
        await MakeAsync("more", Two());
    }

    [Fact]
    public async Task A_group_with_another_name_is_the_same_group()
    {
        var group = await MakeAsync("old", Gauge());
        await FeedAsync(group, 1, 3, i => i);

        await Store.RenameAsync("old", "new/name", Never);

        (await Store.ListAsync("", Never)).ShouldBe(["new/name"]);
        await UpdateAsync(group, 40, 4.0);
        group.Name.ShouldBe("new/name");
        (await FetchAsync((await Store.FindAsync("new/name", Never))!, 0, 39)).Values.ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public async Task A_name_that_is_taken_or_not_there_is_an_error()
    {
        await MakeAsync("a", Two());
        await MakeAsync("b", Two());

        (await Should.ThrowAsync<PlanException>(async () => await Store.RenameAsync("a", "b", Never))).Finding.Code.ShouldBe(SeriesErrors.Taken);
        (await Should.ThrowAsync<PlanException>(async () => await Store.RenameAsync("c", "d", Never))).Finding.Code.ShouldBe(SeriesErrors.Missing);
        (await Should.ThrowAsync<PlanException>(async () => await Store.ChangeAsync("c", Two(), Never))).Finding.Code.ShouldBe(SeriesErrors.Missing);
    }

    [Fact]
    public async Task A_deleted_group_is_gone_and_one_of_its_name_begins_anew()
    {
        var group = await MakeAsync("g", Gauge(rows: 2000));
        await FeedAsync(group, 1, 1500, i => i);
        await Store.FlushAsync(Never);

        (await Store.DeleteAsync("g", Never)).ShouldBeTrue();

        (await Store.DeleteAsync("g", Never)).ShouldBeFalse();
        (await group.UpdateAsync(At(20_000), new[] { Reading.Of(1L) }, Never)).Refusal.ShouldBe(SampleRefusal.Group);
        (await Should.ThrowAsync<PlanException>(async () => await group.InfoAsync(Never))).Finding.Code.ShouldBe(SeriesErrors.Missing);
        var fresh = await MakeAsync("g", Gauge(rows: 2000));
        await UpdateAsync(fresh, 15_000, 1.0);
        (await FetchAsync(fresh, 0, 14_999)).Values.ShouldAllBe(value => double.IsNaN(value));
    }

    [Fact]
    public async Task Heartbeats_limits_and_shares_of_unknown_steps_may_change()
    {
        var group = await MakeAsync("g", Gauge());
        await FeedAsync(group, 1, 3, i => i);
        var definition = Gauge() with
        {
            Sources = [new("v", SourceType.Gauge, TimeSpan.FromSeconds(100), 0, 50)],
            Archives = Gauge().Archives.Select(archive => archive with { Xff = 0.1 }).ToArray(),
        };

        var changed = await Store.ChangeAsync("g", definition, Never);

        changed.Definition.ShouldBe(definition);
        await UpdateAsync(changed, 80, 8.0);
        await UpdateAsync(changed, 90, 51.0);
        (await FetchAsync(changed, 0, 89)).Values.ShouldBe([1, 2, 3, 8, 8, 8, 8, 8, double.NaN]);
        (await group.UpdateAsync(At(100), new[] { Reading.Of(1L) }, Never)).Refusal.ShouldBe(SampleRefusal.Group);
    }

    [Fact]
    public async Task Sources_and_archives_may_be_added_and_begin_unknown()
    {
        var group = await MakeAsync("g", Gauge());
        await FeedAsync(group, 1, 3, i => i);
        var definition = Gauge() with
        {
            Sources = [.. Gauge().Sources, new("w", SourceType.Gauge, Step * 2)],
            Archives = [.. Gauge().Archives, new(Consolidation.Last, 0.5, 2, 10)],
        };

        var changed = await Store.ChangeAsync("g", definition, Never);
        await changed.UpdateAsync(At(40), new[] { Reading.Of(4L), Reading.Of(40L) }, Never);

        (await FetchAsync(changed, 0, 39)).Values.ShouldBe([1, double.NaN, 2, double.NaN, 3, double.NaN, 4, 40]);
        (await FetchAsync(changed, 20, 39, Consolidation.Last, 20)).Values.ShouldBe([4, 40]);
    }

    [Fact]
    public async Task What_would_lose_or_invent_data_does_not_change()
    {
        var group = await MakeAsync("g", Gauge());
        await FeedAsync(group, 1, 3, i => i);
        SeriesDefinition[] others =
        [
            Gauge() with { Step = TimeSpan.FromSeconds(20) },
            Gauge() with { Sources = [new("w", SourceType.Gauge, Step * 2)] },
            Of(SourceType.Counter),
            Gauge(rows: 99),
            Gauge() with { Archives = [.. Gauge().Archives.Skip(1)] },
        ];

        foreach (var other in others)
        {
            (await Should.ThrowAsync<PlanException>(async () => await Store.ChangeAsync("g", other, Never))).Finding.Code.ShouldBe(SeriesErrors.Different);
        }

        await UpdateAsync(group, 40, 4.0);
        (await FetchAsync(group, 0, 39)).Values.ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public async Task A_snapshot_makes_the_same_group_again_and_both_go_on_alike()
    {
        var group = await MakeAsync("g", Gauge(rows: 700));
        await FeedAsync(group, 1, 1000, i => i / 3.0);
        await UpdateAsync(group, 10_004.5, 3.25);
        var snapshot = await group.SnapshotAsync(Never);

        var copy = await Store.RestoreAsync("copy", snapshot, replaces: false, Never);

        await UpdateAsync(group, 10_013, 1.0);
        await UpdateAsync(copy, 10_013, 1.0);
        foreach (var (function, resolution) in new[] { (Consolidation.Average, 10), (Consolidation.Average, 30), (Consolidation.Min, 30), (Consolidation.Max, 30) })
        {
            (await FetchAsync(copy, 0, 10_100, function, resolution)).Values.ShouldBe((await FetchAsync(group, 0, 10_100, function, resolution)).Values);
        }
    }

    [Fact]
    public async Task A_snapshot_takes_a_name_that_is_there_only_when_it_may()
    {
        var group = await MakeAsync("g", Gauge());
        await FeedAsync(group, 1, 3, i => i);
        var snapshot = await group.SnapshotAsync(Never);
        await FeedAsync(group, 4, 5, i => i);

        (await Should.ThrowAsync<PlanException>(async () => await Store.RestoreAsync("g", snapshot, replaces: false, Never))).Finding.Code.ShouldBe(SeriesErrors.Taken);
        var restored = await Store.RestoreAsync("g", snapshot, replaces: true, Never);

        (await restored.InfoAsync(Never)).LastUpdate.ShouldBe(At(30));
        (await FetchAsync(restored, 0, 49)).Values.ShouldBe([1, 2, 3, double.NaN, double.NaN]);
    }
}
