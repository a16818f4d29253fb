using Rem.Errors;
using Rem.Web.Access;
using Shouldly;
using Xunit;

namespace Rem.Web.Tests.Access;

public sealed class TokenTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_token_is_known_by_its_text_until_it_expires()
    {
        await using var world = await AccessWorld.MakeAsync();
        var token = await world.AddTokenAsync("ci", Role.Operator);

        token.ShouldMatch(@"\Arem_[A-Za-z0-9_-]{43}\z");
        var caller = world.Access.Identify(null, token);
        (caller.User, caller.Role, caller.Credential).ShouldBe(("token:ci", Role.Operator, Credential.Token));
        world.Access.Identify(token, null).ShouldBe(Caller.Nobody);

        world.Clock.Advance(TimeSpan.FromDays(90) - TimeSpan.FromSeconds(1));
        world.Access.Identify(null, token).User.ShouldBe("token:ci");
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        world.Access.Identify(null, token).ShouldBe(Caller.Nobody);
    }

    [Fact]
    public async Task A_bearer_token_that_is_wrong_is_not_made_good_by_a_cookie()
    {
        await using var world = await AccessWorld.MakeAsync();
        await world.AddUserAsync("anna", Role.Admin);
        var cookie = await world.CookieAsync("anna");

        world.Access.Identify(cookie, "rem_" + new string('A', 43)).ShouldBe(Caller.Nobody);
        world.Access.Identify(cookie, "").ShouldBe(Caller.Nobody);
    }

    [Fact]
    public async Task A_token_can_do_no_more_than_its_user_now()
    {
        await using var world = await AccessWorld.MakeAsync();
        await world.AddUserAsync("anna", Role.Author);
        var error = await Should.ThrowAsync<PlanException>(() => world.AddTokenAsync("ci", Role.Admin, "anna"));
        error.Finding.Code.ShouldBe(AccessErrors.Role);
        var token = await world.AddTokenAsync("ci", Role.Author, "anna");

        await world.Changes.SetRoleAsync(AccessWorld.Actor, "anna", Role.Viewer, None);
        world.Access.Identify(null, token).Role.ShouldBe(Role.Viewer);
        await world.Changes.SetRoleAsync(AccessWorld.Actor, "anna", Role.Admin, None);
        world.Access.Identify(null, token).Role.ShouldBe(Role.Author);
    }

    [Fact]
    public async Task A_revoked_token_opens_nothing_and_its_name_is_free()
    {
        await using var world = await AccessWorld.MakeAsync();
        var token = await world.AddTokenAsync("ci", Role.Operator);
        (await Should.ThrowAsync<PlanException>(() => world.AddTokenAsync("ci", Role.Operator))).Finding.Code.ShouldBe(AccessErrors.TokenExists);

        await world.Changes.RevokeTokenAsync(AccessWorld.Actor, (await world.Changes.TokensAsync(None))[0].Id, None);

        world.Access.Identify(null, token).ShouldBe(Caller.Nobody);
        world.Access.Identify(null, await world.AddTokenAsync("ci", Role.Operator)).Role.ShouldBe(Role.Operator);
    }

    [Fact]
    public async Task Where_there_is_nobody_yet_one_start_of_several_gets_a_token_for_a_day()
    {
        await using var world = await AccessWorld.MakeAsync();
        var starts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            await using var start = await world.OpenAsync(follows: false);
            return await start.Changes.FirstTokenAsync(AccessWorld.Actor, None);
        })));

        var token = starts.Where(static token => token is not null).ShouldHaveSingleItem()!;
        (await world.Changes.FirstTokenAsync(AccessWorld.Actor, None)).ShouldBeNull();
        world.Access.Identify(null, token.Text).Role.ShouldBe(Role.Admin);
        world.Clock.Advance(TimeSpan.FromHours(24));
        world.Access.Identify(null, token.Text).ShouldBe(Caller.Nobody);
        (await world.Changes.FirstTokenAsync(AccessWorld.Actor, None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Where_there_is_a_user_no_start_gets_a_token()
    {
        await using var world = await AccessWorld.MakeAsync();
        await world.AddUserAsync("anna", Role.Viewer);

        (await world.Changes.FirstTokenAsync(AccessWorld.Actor, None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_user_that_cannot_be_read_lets_nobody_in_and_counts_as_one()
    {
        await using var world = await AccessWorld.MakeAsync();
        await world.Shared.States.OpenOwn("rem:access").SetAsync("user/anna", "nonsense", Rem.Shared.State.SetOptions.Default, None);

        (await world.Changes.FirstTokenAsync(AccessWorld.Actor, None)).ShouldBeNull();
        (await world.LoginAsync("anna")).Outcome.ShouldBe(LoginOutcome.Wrong);
    }

    [Fact]
    public async Task When_a_token_was_used_is_known_to_some_minutes()
    {
        await using var world = await AccessWorld.MakeAsync();
        await using var server = await world.OpenAsync(follows: true);
        var token = (await server.Changes.AddTokenAsync(AccessWorld.Actor, "ci", null, Role.Viewer, TimeSpan.FromDays(1), None)).Text;

        server.Identify(null, token);
        var at = world.Clock.GetUtcNow();
        world.Clock.Advance(TimeSpan.FromMinutes(2));

        (await world.Changes.UsersAsync(None)).ShouldBeEmpty();
        (await server.Changes.TokensAsync(None))[0].Used.ShouldBe(at);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Anna")]
    [InlineData("an na")]
    [InlineData("token:ci")]
    [InlineData(".anna")]
    [InlineData("änna")]
    [InlineData("a/b")]
    public async Task A_name_that_could_be_taken_for_another_is_refused(string name)
    {
        await using var world = await AccessWorld.MakeAsync();

        (await Should.ThrowAsync<PlanException>(() => world.AddUserAsync(name, Role.Viewer))).Finding.Code.ShouldBe(AccessErrors.Name);
        (await Should.ThrowAsync<PlanException>(() => world.AddTokenAsync(name, Role.Viewer))).Finding.Code.ShouldBe(AccessErrors.Name);
    }

    [Fact]
    public async Task What_names_nobody_is_refused_with_the_nearest()
    {
        await using var world = await AccessWorld.MakeAsync();
        await world.AddUserAsync("anna", Role.Viewer);

        var error = await Should.ThrowAsync<PlanException>(() => world.Changes.SetRoleAsync(AccessWorld.Actor, "ana", Role.Admin, None));
        (error.Finding.Code, error.Message, error.Finding.Hint).ShouldBe((AccessErrors.NoUser, "there is no user 'ana'", "did you mean 'anna'?"));
        (await Should.ThrowAsync<PlanException>(() => world.AddUserAsync("anna", Role.Viewer))).Finding.Code.ShouldBe(AccessErrors.UserExists);
        var text = await world.AddTokenAsync("ci", Role.Viewer);
        (await Should.ThrowAsync<PlanException>(() => world.Changes.RevokeTokenAsync(AccessWorld.Actor, text, None))).Message.ShouldNotContain(text[4..]);
    }
}
