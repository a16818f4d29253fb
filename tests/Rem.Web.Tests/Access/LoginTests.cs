using System.Net;
using Rem.Errors;
using Rem.Web.Access;
using Shouldly;
using Xunit;

namespace Rem.Web.Tests.Access;

public sealed class LoginTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("anna", "a wrong password")]
    [InlineData("robot", AccessWorld.Password)]
    [InlineData("nobody", AccessWorld.Password)]
    [InlineData("anna", "")]
    [InlineData("anna", "\ud800 half a character")]
    public async Task A_login_that_fails_takes_the_same_work_whoever_tries(string name, string password)
    {
        await using var world = await AccessWorld.MakeAsync();
        await world.AddUserAsync("anna", Role.Operator);
        await world.AddUserAsync("robot", Role.Operator, password: null);
        var before = world.Hasher.RoundsDone;

        (await world.LoginAsync(name, password)).Outcome.ShouldBe(LoginOutcome.Wrong);

        (world.Hasher.RoundsDone - before).ShouldBe(AccessWorld.Rounds);
    }

    [Fact]
    public async Task After_five_failures_the_right_password_has_to_wait_too_and_is_told_how_long()
    {
        await using var world = await AccessWorld.MakeAsync();
        await world.AddUserAsync("anna", Role.Operator);
        for (var i = 0; i < 5; i++)
        {
            (await world.LoginAsync("anna", "a wrong password")).Outcome.ShouldBe(LoginOutcome.Wrong);
        }

        var work = world.Hasher.RoundsDone;
        var refused = await world.LoginAsync("anna");
        (refused.Outcome, refused.RetryAfter, refused.Cookie).ShouldBe((LoginOutcome.TooMany, TimeSpan.FromSeconds(1), null));
        world.Hasher.RoundsDone.ShouldBe(work);

        world.Clock.Advance(TimeSpan.FromSeconds(1));
        (await world.LoginAsync("anna")).Outcome.ShouldBe(LoginOutcome.Done);
    }

    [Fact]
    public void The_wait_begins_when_a_try_is_known_to_be_wrong_and_not_when_the_work_began()
    {
        var clock = new Rem.Cases.FakeClock();
        var throttle = new LoginThrottle(clock);
        for (var i = 0; i < 5; i++)
        {
            throttle.Begin("anna", null, out _).ShouldBe(TimeSpan.Zero);
        }

        clock.Advance(TimeSpan.FromSeconds(0.8));
        throttle.Failed("anna", null);

        throttle.Begin("anna", null, out _).ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task The_wait_doubles_with_each_failure_to_a_quarter_of_an_hour()
    {
        await using var world = await AccessWorld.MakeAsync();
        await world.AddUserAsync("anna", Role.Operator);
        var waits = new List<double>();
        for (var i = 0; i < 18; i++)
        {
            var login = await world.LoginAsync("anna", "a wrong password");
            if (login.Outcome == LoginOutcome.TooMany)
            {
                waits.Add(login.RetryAfter.TotalSeconds);
                world.Clock.Advance(login.RetryAfter);
                (await world.LoginAsync("anna", "a wrong password")).Outcome.ShouldBe(LoginOutcome.Wrong);
            }
        }

        waits.ShouldBe([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
    }

    [Fact]
    public async Task Failures_from_elsewhere_keep_nobody_out_and_neither_do_those_of_another_user()
    {
        await using var world = await AccessWorld.MakeAsync();
        await world.AddUserAsync("anna", Role.Operator);
        await world.AddUserAsync("bert", Role.Operator);
        for (var i = 0; i < 6; i++)
        {
            await world.LoginAsync("anna", "a wrong password", IPAddress.Parse("203.0.113.9"));
        }

        (await world.LoginAsync("anna")).Outcome.ShouldBe(LoginOutcome.Done);
        (await world.LoginAsync("bert", from: IPAddress.Parse("203.0.113.9"))).Outcome.ShouldBe(LoginOutcome.Done);
    }

    [Fact]
    public async Task One_network_cannot_try_many_users_and_an_IPv6_customer_is_one_network()
    {
        await using var world = await AccessWorld.MakeAsync();
        await world.AddUserAsync("anna", Role.Operator);
        for (var i = 0; i < LoginThrottle.FreeOfNetwork; i++)
        {
            await world.LoginAsync("user" + i, "a wrong password", IPAddress.Parse("2001:db8:1:2::" + (i + 1).ToString("x")));
        }

        (await world.LoginAsync("anna", from: IPAddress.Parse("2001:db8:1:2:ffff::1"))).Outcome.ShouldBe(LoginOutcome.TooMany);
        (await world.LoginAsync("anna", from: IPAddress.Parse("2001:db8:1:3::1"))).Outcome.ShouldBe(LoginOutcome.Done);
    }

    [Fact]
    public async Task Tries_at_the_same_time_are_no_way_around_the_wait()
    {
        await using var world = await AccessWorld.MakeAsync();
        await world.AddUserAsync("anna", Role.Operator);

        var tries = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => world.LoginAsync("anna", "a wrong password"))));

        tries.Count(login => login.Outcome == LoginOutcome.Wrong).ShouldBeLessThanOrEqualTo(LoginThrottle.FreeOfUser);
    }

    [Fact]
    public void Many_names_and_addresses_do_not_fill_the_memory()
    {
        var throttle = new LoginThrottle(new Rem.Cases.FakeClock());
        for (var i = 0; i < 3 * LoginThrottle.Room; i++)
        {
            throttle.Begin("user" + i, new IPAddress(i), out _);
        }

        throttle.Count.ShouldBe(2 * LoginThrottle.Room);
    }

    [Fact]
    public async Task Too_many_at_once_are_refused_and_not_counted_as_failures()
    {
        // Its one core does nothing before all have come.
        var threads = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
        var let = new TaskCompletionSource();
        var held = Task.Factory.StartNew(() => let.Task.Wait(), None, TaskCreationOptions.LongRunning, threads);
        using var hasher = new PasswordHasher(AccessWorld.Rounds, cores: 1, threads);
        var bytes = PasswordText.NewBytes(AccessWorld.Password);

        var coming = Enumerable.Range(0, 12).Select(_ => hasher.TryAsync(bytes, null, None)).ToArray();
        let.SetResult();
        await held;
        var tries = await Task.WhenAll(coming);

        tries.Count(static verdict => verdict is null).ShouldBe(3, "one is worked on, eight wait");
        (hasher.RoundsDone / AccessWorld.Rounds).ShouldBe(tries.Count(static verdict => verdict is not null));
    }

    [Fact]
    public async Task A_hash_of_fewer_rounds_is_made_anew_and_the_session_goes_on()
    {
        await using var world = await AccessWorld.MakeAsync();
        await world.AddUserAsync("anna", Role.Operator);
        using var stronger = new PasswordHasher(3 * AccessWorld.Rounds, cores: 1);
        await using var later = await WebAccess.OpenAsync(world.Shared, world.Audit, world.Clock, false, stronger, None);

        var login = await later.LoginAsync("anna", AccessWorld.Password, null, null, None);
        var work = stronger.RoundsDone;
        (await later.LoginAsync("anna", AccessWorld.Password, null, null, None)).Outcome.ShouldBe(LoginOutcome.Done);

        (stronger.RoundsDone - work).ShouldBe(3 * AccessWorld.Rounds);
        later.Identify(login.Cookie, null).User.ShouldBe("anna");
    }

    [Theory]
    [InlineData("too short", "a password has at least 12 characters, this one has 9")]
    [InlineData("", "a password has at least 12 characters, this one has 0")]
    [InlineData("twelve\ncharacters", "a password must not hold control characters or line ends")]
    public async Task A_password_that_is_none_is_refused_and_not_shown(string password, string message)
    {
        await using var world = await AccessWorld.MakeAsync();

        var error = await Should.ThrowAsync<PlanException>(() => world.AddUserAsync("anna", Role.Viewer, password));

        (error.Finding.Code, error.Message).ShouldBe((AccessErrors.Password, message));
    }

    [Fact]
    public async Task A_password_has_at_most_1024_bytes()
    {
        await using var world = await AccessWorld.MakeAsync();

        await world.AddUserAsync("anna", Role.Viewer, new string('ä', 512));
        var error = await Should.ThrowAsync<PlanException>(() => world.AddUserAsync("bert", Role.Viewer, new string('ä', 512) + "a"));

        error.Finding.Code.ShouldBe(AccessErrors.Password);
    }

    [Fact]
    public async Task Passwords_and_tokens_are_kept_as_hashes_alone()
    {
        await using var world = await AccessWorld.MakeAsync();
        await world.AddUserAsync("anna", Role.Operator);
        var token = await world.AddTokenAsync("ci", Role.Operator, "anna");
        var cookie = await world.CookieAsync("anna");

        var state = world.Shared.States.OpenOwn("rem:access");
        var all = string.Concat((await state.ChangesAsync("", 0, TimeSpan.Zero, None)).Changes.Select(change => change.Key + Rem.Values.ValueText.Json(change.Value))) + string.Concat(world.Audit.Lines);

        all.ShouldContain("pbkdf2-sha256$10$");
        all.ShouldNotContain(AccessWorld.Password);
        all.ShouldNotContain(token[4..]);
        all.ShouldNotContain(cookie);
    }

    [Fact]
    public async Task A_password_that_was_typed_as_a_name_is_in_no_log()
    {
        await using var world = await AccessWorld.MakeAsync();

        await world.LoginAsync("hunter2hunter2", "");

        world.Audit.Lines.ShouldHaveSingleItem().ShouldContain("\"what\":\"login\",\"by\":\"password\",\"from\":\"192.0.2.7\"");
    }

    [Fact]
    public async Task Who_goes_away_while_the_password_is_looked_at_is_in_the_audit_log_all_the_same()
    {
        await using var world = await AccessWorld.MakeAsync();
        await world.AddUserAsync("anna", Role.Viewer);
        var threads = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
        var let = new TaskCompletionSource();
        var held = Task.Factory.StartNew(() => let.Task.Wait(), None, TaskCreationOptions.LongRunning, threads);
        using var slow = new PasswordHasher(AccessWorld.Rounds, cores: 1, threads);
        await using var access = await WebAccess.OpenAsync(world.Shared, world.Audit, world.Clock, false, slow, None);
        using var gone = new CancellationTokenSource();

        var login = access.LoginAsync("nobody", "a wrong password", AccessWorld.Here, null, gone.Token);
        var waiting = access.LoginAsync("nobody", "a wrong password", AccessWorld.Here, null, gone.Token);
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        let.SetResult();
        await held;

        (await login).Outcome.ShouldBe(LoginOutcome.Wrong);
        world.Audit.Lines.Count(line => line.Contains("\"outcome\":\"refused\"", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_failed_login_is_in_the_audit_log_and_of_those_that_wait_the_first()
    {
        await using var world = await AccessWorld.MakeAsync();
        await world.AddUserAsync("anna", Role.Viewer);
        for (var i = 0; i < 9; i++)
        {
            await world.LoginAsync("anna", "a wrong password");
        }

        world.Audit.Lines.Count(line => line.Contains("\"outcome\":\"refused\"", StringComparison.Ordinal)).ShouldBe(5);
        world.Audit.Lines.Count(line => line.Contains("\"outcome\":\"too many tries\"", StringComparison.Ordinal)).ShouldBe(1);
        world.Audit.Lines[2].ShouldContain("\"what\":\"login\",\"who\":\"anna\",\"by\":\"password\",\"from\":\"192.0.2.7\",\"request\":\"r1\"");
    }
}
