using Rem.Web.Access;
using Shouldly;
using Xunit;

namespace Rem.Web.Tests.Access;

public sealed class CsrfTests
{
    [Fact]
    public async Task A_session_s_token_is_good_for_that_session_alone_and_in_every_process_of_the_installation()
    {
        await using var world = await AccessWorld.MakeAsync();
        await using var other = await world.OpenAsync(follows: false);
        await world.AddUserAsync("anna", Role.Operator);
        var anna = (await world.LoginAsync("anna")).Caller;
        var again = (await world.LoginAsync("anna")).Caller;
        var token = world.Access.CsrfOf(anna);

        Check(world.Access, anna, token).ShouldBe(AccessVerdict.Allowed);
        Check(other, anna, token).ShouldBe(AccessVerdict.Allowed);
        Check(world.Access, again, token).ShouldBe(AccessVerdict.Forged);
        Check(world.Access, anna, null).ShouldBe(AccessVerdict.Forged);
        Check(world.Access, anna, "").ShouldBe(AccessVerdict.Forged);
        Check(world.Access, anna, token[..^1]).ShouldBe(AccessVerdict.Forged);
        Check(world.Access, anna, token + "A").ShouldBe(AccessVerdict.Forged);
        Check(world.Access, anna, token[..^1] + (char)(token[^1] ^ 1)).ShouldBe(AccessVerdict.Forged);
        world.Access.CsrfOf(Caller.Nobody).ShouldBe("");
    }

    [Fact]
    public async Task Another_installation_s_token_is_worth_nothing()
    {
        await using var world = await AccessWorld.MakeAsync();
        await using var elsewhere = await AccessWorld.MakeAsync();
        await world.AddUserAsync("anna", Role.Operator);
        var anna = (await world.LoginAsync("anna")).Caller;

        Check(world.Access, anna, elsewhere.Access.CsrfOf(anna)).ShouldBe(AccessVerdict.Forged);
    }

    [Fact]
    public async Task A_login_form_needs_the_cookie_that_was_made_with_it_for_an_hour()
    {
        await using var world = await AccessWorld.MakeAsync();
        await using var elsewhere = await AccessWorld.MakeAsync();
        var form = world.Access.NewLoginForm();
        var other = world.Access.NewLoginForm();

        world.Access.IsLoginForm(form.Cookie, form.Field).ShouldBeTrue();
        world.Access.IsLoginForm(other.Cookie, form.Field).ShouldBeFalse();
        world.Access.IsLoginForm(null, form.Field).ShouldBeFalse();
        world.Access.IsLoginForm(form.Cookie, null).ShouldBeFalse();
        world.Access.IsLoginForm(form.Cookie, form.Cookie).ShouldBeFalse();
        world.Access.IsLoginForm("", "").ShouldBeFalse();
        elsewhere.Access.IsLoginForm(form.Cookie, form.Field).ShouldBeFalse();

        world.Clock.Advance(TimeSpan.FromHours(1));
        world.Access.IsLoginForm(form.Cookie, form.Field).ShouldBeTrue();
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        world.Access.IsLoginForm(form.Cookie, form.Field).ShouldBeFalse();
    }

    private static AccessVerdict Check(WebAccess access, Caller caller, string? token) => access.Check(Role.Operator, caller, isSafe: false, OriginVerdict.Own, token);
}
