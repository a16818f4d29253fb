using System.Globalization;
using Rem.Web.Access;
using Shouldly;
using Xunit;

namespace Rem.Web.Tests.Access;

public sealed class DecisionTests
{
    private static readonly Role[] Roles = Enum.GetValues<Role>();

    /// <summary>Every question that can be asked, answered by the sentences of the contract, one after the other.</summary>
    [Fact]
    public void The_decision_is_the_contract_s_for_every_role_credential_method_origin_and_token()
    {
        var asked = 0;
        foreach (var needed in Roles)
        {
            foreach (var caller in Callers())
            {
                foreach (var isSafe in new[] { true, false })
                {
                    foreach (var origin in Enum.GetValues<OriginVerdict>())
                    {
                        foreach (var csrf in Enum.GetValues<CsrfVerdict>())
                        {
                            var expected = Expected(needed, caller, isSafe, origin, csrf);
                            AccessCheck.Decide(needed, caller, isSafe, origin, csrf).ShouldBe(expected, string.Create(CultureInfo.InvariantCulture, $"{needed} for {caller.Role} by {caller.Credential}, safe: {isSafe}, from {origin}, csrf {csrf}"));
                            asked++;
                        }
                    }
                }
            }
        }

        asked.ShouldBe(5 * 11 * 2 * 3 * 3);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void What_is_no_role_lets_nobody_in(int role)
    {
        AccessCheck.Decide((Role)role, new Caller("anna", Role.Admin, Credential.Token), true, OriginVerdict.Own, CsrfVerdict.Right).ShouldBe(AccessVerdict.Forbidden);
        AccessCheck.Decide(Role.Anyone, new Caller("anna", (Role)role, Credential.Token), true, OriginVerdict.Own, CsrfVerdict.Right).ShouldBe(AccessVerdict.Forbidden);
        AccessCheck.Decide(Role.Viewer, new Caller("anna", Role.Admin, (Credential)9), false, OriginVerdict.Own, CsrfVerdict.Right).ShouldBe(AccessVerdict.Forged);
    }

    [Theory]
    [InlineData("GET", true)]
    [InlineData("HEAD", true)]
    [InlineData("OPTIONS", true)]
    [InlineData("POST", false)]
    [InlineData("DELETE", false)]
    [InlineData("get", false)]
    [InlineData("TRACE", false)]
    [InlineData("", false)]
    public void A_method_changes_something_unless_it_is_known_not_to(string method, bool isSafe) => AccessCheck.IsSafe(method).ShouldBe(isSafe);

    private static IEnumerable<Caller> Callers()
    {
        yield return Caller.Nobody;
        foreach (var role in Roles)
        {
            yield return new Caller("anna", role, Credential.Session);
            yield return new Caller("anna", role, Credential.Token);
        }
    }

    // Written as the contract says it, and not as the code does.
    private static AccessVerdict Expected(Role needed, Caller caller, bool isSafe, OriginVerdict origin, CsrfVerdict csrf)
    {
        if ((int)caller.Role < (int)needed)
        {
            return caller == Caller.Nobody ? AccessVerdict.NeedsLogin : AccessVerdict.Forbidden;
        }

        if (isSafe || caller.Credential == Credential.Token)
        {
            return AccessVerdict.Allowed;
        }

        if (origin == OriginVerdict.Foreign)
        {
            return AccessVerdict.Forged;
        }

        return caller.Credential == Credential.Session && csrf != CsrfVerdict.Right ? AccessVerdict.Forged : AccessVerdict.Allowed;
    }
}
