using Rem.Web.Access;
using Shouldly;
using Xunit;

namespace Rem.Web.Tests.Access;

public sealed class SessionTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_user_who_logs_in_is_known_by_the_cookie_and_by_nothing_else()
    {
        await using var world = await AccessWorld.MakeAsync();
        await world.AddUserAsync("anna", Role.Operator);

        var login = await world.LoginAsync("anna");
        var caller = world.Access.Identify(login.Cookie, null);

        login.Outcome.ShouldBe(LoginOutcome.Done);
        (caller.User, caller.Role, caller.Credential).ShouldBe(("anna", Role.Operator, Credential.Session));
        login.Caller.ShouldBe(caller);
        world.Access.Identify(null, login.Cookie).ShouldBe(Caller.Nobody);
        world.Access.Identify(login.Cookie + "A", null).ShouldBe(Caller.Nobody);
        world.Access.Identify(null, null).ShouldBe(Caller.Nobody);
    }

    [Fact]
    public async Task Who_sends_a_request_is_known_without_any_garbage()
    {
        await using var world = await AccessWorld.MakeAsync();
        await world.AddUserAsync("anna", Role.Operator);
        var cookie = await world.CookieAsync("anna");
        var token = await world.AddTokenAsync("ci", Role.Operator, "anna");
        Identify();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Identify();

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Identify()
        {
            for (var i = 0; i < 100; i++)
            {
                if (world.Access.Identify(cookie, null).User is null || world.Access.Identify(null, token).User is null)
                {
                    throw new InvalidOperationException("nobody");
                }
            }
        }
    }

    [Fact]
    public async Task A_session_lasts_twelve_hours_whatever_is_done_with_it()
    {
        await using var world = await AccessWorld.MakeAsync();
        await world.AddUserAsync("anna", Role.Viewer);
        var login = await world.LoginAsync("anna");
        login.Life.ShouldBe(TimeSpan.FromHours(12));

        for (var hour = 0; hour < 12; hour++)
        {
            world.Access.Identify(login.Cookie, null).User.ShouldBe("anna");
            world.Clock.Advance(TimeSpan.FromHours(1));
        }

        world.Access.Identify(login.Cookie, null).ShouldBe(Caller.Nobody);
    }

    [Fact]
    public async Task Each_login_gives_another_id_and_a_logout_ends_one_alone()
    {
        await using var world = await AccessWorld.MakeAsync();
        await world.AddUserAsync("anna", Role.Viewer);
        var first = await world.CookieAsync("anna");
        var second = await world.CookieAsync("anna");
        first.ShouldNotBe(second);

        (await world.Access.LogoutAsync(world.Access.Identify(first, null), null, null, None)).ShouldBeTrue();

        world.Access.Identify(first, null).ShouldBe(Caller.Nobody);
        world.Access.Identify(second, null).User.ShouldBe("anna");
        (await world.Access.LogoutAsync(Caller.Nobody, null, null, None)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("disable")]
    [InlineData("password")]
    [InlineData("role")]
    [InlineData("remove")]
    public async Task What_changes_a_user_ends_all_its_sessions_at_once_and_those_of_nobody_else(string change)
    {
        await using var world = await AccessWorld.MakeAsync();
        await world.AddUserAsync("anna", Role.Operator);
        await world.AddUserAsync("bert", Role.Operator);
        var cookie = await world.CookieAsync("anna");
        var other = await world.CookieAsync("bert");

        await (change switch
        {
            "disable" => world.Changes.SetDisabledAsync(AccessWorld.Actor, "anna", true, None),
            "password" => world.Changes.SetPasswordAsync(AccessWorld.Actor, "anna", "another password", None),
            "role" => world.Changes.SetRoleAsync(AccessWorld.Actor, "anna", Role.Admin, None),
            _ => world.Changes.RemoveUserAsync(AccessWorld.Actor, "anna", None),
        });

        world.Access.Identify(cookie, null).ShouldBe(Caller.Nobody);
        world.Access.Identify(other, null).User.ShouldBe("bert");
    }

    [Fact]
    public async Task Sessions_of_a_user_who_was_let_in_again_or_added_anew_stay_ended()
    {
        await using var world = await AccessWorld.MakeAsync();
        await world.AddUserAsync("anna", Role.Operator);
        var cookie = await world.CookieAsync("anna");
        var token = await world.AddTokenAsync("ci", Role.Operator, "anna");

        await world.Changes.SetDisabledAsync(AccessWorld.Actor, "anna", true, None);
        world.Access.Identify(null, token).ShouldBe(Caller.Nobody);
        await world.Changes.SetDisabledAsync(AccessWorld.Actor, "anna", false, None);
        world.Access.Identify(cookie, null).ShouldBe(Caller.Nobody);
        world.Access.Identify(null, token).User.ShouldBe("anna");

        await world.Changes.RemoveUserAsync(AccessWorld.Actor, "anna", None);
        await world.AddUserAsync("anna", Role.Admin);
        world.Access.Identify(cookie, null).ShouldBe(Caller.Nobody);
        world.Access.Identify(null, token).ShouldBe(Caller.Nobody);
    }

    [Fact]
    public async Task Another_process_hears_of_what_was_revoked()
    {
        await using var world = await AccessWorld.MakeAsync();
        await using var server = await world.OpenAsync(follows: true);
        await world.AddUserAsync("anna", Role.Operator);
        var token = await world.AddTokenAsync("ci", Role.Operator, "anna");
        await UntilAsync(() => server.Identify(null, token).User == "anna");

        await world.Changes.SetDisabledAsync(AccessWorld.Actor, "anna", true, None);

        await UntilAsync(() => server.Identify(null, token) == Caller.Nobody);
    }

    [Fact]
    public async Task After_the_state_was_away_everything_is_read_anew_for_it_may_have_forgotten_what_was_deleted()
    {
        await using var world = await AccessWorld.MakeAsync();
        var token = await world.AddTokenAsync("ci", Role.Operator);
        var flaky = new FlakyStates(world.Shared.States);
        await using var server = await WebAccess.OpenAsync(flaky.Over(world.Shared), world.Audit, world.Clock, true, world.Hasher, None);
        server.Identify(null, token).User.ShouldBe("token:ci");

        flaky.IsAway = true;
        await world.Changes.RevokeTokenAsync(AccessWorld.Actor, (await world.Changes.TokensAsync(None))[0].Id, None);
        await UntilAsync(() => flaky.Refused > 0);
        flaky.IsAway = false;

        await UntilAsync(() =>
        {
            world.Clock.Advance(TimeSpan.FromMilliseconds(100));
            return server.Identify(null, token) == Caller.Nobody;
        });
    }

    [Fact]
    public async Task A_process_that_missed_very_many_changes_reads_everything_anew()
    {
        await using var world = await AccessWorld.MakeAsync();
        var revoked = await world.AddTokenAsync("old", Role.Operator);
        await using var other = await world.OpenAsync(follows: false);
        other.Identify(null, revoked).User.ShouldBe("token:old");
        await world.Changes.RevokeTokenAsync(AccessWorld.Actor, (await world.Changes.TokensAsync(None))[0].Id, None);
        var state = world.Shared.States.OpenOwn("rem:access");
        for (var i = 0; i < 10_050; i++)
        {
            await state.SetAsync("session/x", "x", Rem.Shared.State.SetOptions.Default, None);
            await state.DeleteAsync("session/x", null, Rem.Shared.WriteOptions.None, None);
        }

        var last = await world.AddTokenAsync("new", Role.Operator);
        await other.Changes.FirstTokenAsync(AccessWorld.Actor, None);

        other.Identify(null, last).User.ShouldBe("token:new");
        other.Identify(null, revoked).ShouldBe(Caller.Nobody);
    }

    [Fact]
    public async Task A_disabled_user_and_one_without_a_password_cannot_log_in()
    {
        await using var world = await AccessWorld.MakeAsync();
        await world.AddUserAsync("anna", Role.Operator);
        await world.AddUserAsync("robot", Role.Operator, password: null);
        await world.Changes.SetDisabledAsync(AccessWorld.Actor, "anna", true, None);

        (await world.LoginAsync("anna")).Outcome.ShouldBe(LoginOutcome.Wrong);
        (await world.LoginAsync("robot")).Outcome.ShouldBe(LoginOutcome.Wrong);
        (await world.LoginAsync("robot", "")).Outcome.ShouldBe(LoginOutcome.Wrong);
    }

    [Fact]
    public async Task A_session_of_a_token_has_its_role_and_ends_with_it()
    {
        await using var world = await AccessWorld.MakeAsync();
        var token = await world.AddTokenAsync("ci", Role.Author, life: TimeSpan.FromHours(2));
        var login = await world.Access.LoginAsync(token, null, null, None);
        var caller = world.Access.Identify(login.Cookie, null);

        (caller.User, caller.Role, caller.Credential).ShouldBe(("token:ci", Role.Author, Credential.Session));
        login.Life.ShouldBe(TimeSpan.FromHours(2));
        await world.Changes.RevokeTokenAsync(AccessWorld.Actor, (await world.Changes.TokensAsync(None))[0].Id, None);
        world.Access.Identify(login.Cookie, null).ShouldBe(Caller.Nobody);
        (await world.Access.LoginAsync(token, null, null, None)).Outcome.ShouldBe(LoginOutcome.Wrong);
    }

    [Theory]
    [InlineData(true, "__Host-rem=abc; Max-Age=43200; Path=/; HttpOnly; SameSite=Lax; Secure")]
    [InlineData(false, "rem-2001=abc; Max-Age=43200; Path=/; HttpOnly; SameSite=Lax")]
    public void The_cookie_is_as_safe_as_its_scheme_lets_it_be(bool isHttps, string expected) =>
        CookieRules.Session(isHttps, 2001).Set("abc", TimeSpan.FromHours(12)).ShouldBe(expected);

    // Waits for another thread; there is nothing to wait on but that it has happened.
    private static async Task UntilAsync(Func<bool> condition)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(90), "the change did not arrive");
            await Task.Yield();
        }
    }
}
