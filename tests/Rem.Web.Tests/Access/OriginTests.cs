using Rem.Web.Access;
using Shouldly;
using Xunit;

namespace Rem.Web.Tests.Access;

public sealed class OriginTests
{
    [Theory]
    [InlineData(null, null, OriginVerdict.Absent)]
    [InlineData("http://localhost:2001", null, OriginVerdict.Own)]
    [InlineData("http://LOCALHOST:2001", null, OriginVerdict.Own)]
    [InlineData("http://localhost:2001", "same-origin", OriginVerdict.Own)]
    [InlineData(null, "same-origin", OriginVerdict.Own)]
    [InlineData(null, "none", OriginVerdict.Own)]
    [InlineData("null", null, OriginVerdict.Foreign)]
    [InlineData("null", "same-origin", OriginVerdict.Foreign)]
    [InlineData("", null, OriginVerdict.Foreign)]
    [InlineData("http://localhost:3000", null, OriginVerdict.Foreign)]
    [InlineData("https://localhost:2001", null, OriginVerdict.Foreign)]
    [InlineData("http://localhost:2001.evil.example", null, OriginVerdict.Foreign)]
    [InlineData("http://evil.example/http://localhost:2001", null, OriginVerdict.Foreign)]
    [InlineData("http://localhost", null, OriginVerdict.Foreign)]
    [InlineData("http://localhost:2001/", null, OriginVerdict.Foreign)]
    [InlineData("http://localhost:2001, http://evil.example", null, OriginVerdict.Foreign)]
    [InlineData("http://localhost:2001", "same-site", OriginVerdict.Foreign)]
    [InlineData("http://localhost:2001", "cross-site", OriginVerdict.Foreign)]
    [InlineData("http://evil.example", "same-origin", OriginVerdict.Foreign)]
    [InlineData(null, "cross-site", OriginVerdict.Foreign)]
    [InlineData(null, "SAME-ORIGIN", OriginVerdict.Foreign)]
    [InlineData(null, "", OriginVerdict.Foreign)]
    public void A_request_is_ours_when_all_that_its_browser_says_says_so(string? origin, string? fetchSite, OriginVerdict expected) =>
        OriginCheck.Of(origin, fetchSite, "http", "localhost:2001").ShouldBe(expected);

    [Theory]
    [InlineData("https://rem.example", "https", "rem.example", OriginVerdict.Own)]
    [InlineData("https://rem.example", "https", "rem.example:443", OriginVerdict.Own)]
    [InlineData("https://rem.example:443", "https", "rem.example", OriginVerdict.Own)]
    [InlineData("http://rem.example", "http", "rem.example:80", OriginVerdict.Own)]
    [InlineData("http://rem.example:443", "http", "rem.example", OriginVerdict.Foreign)]
    [InlineData("https://[::1]:2001", "https", "[::1]:2001", OriginVerdict.Own)]
    [InlineData("https://", "https", "", OriginVerdict.Foreign)]
    public void The_port_of_the_scheme_may_be_said_or_not(string origin, string scheme, string host, OriginVerdict expected) =>
        OriginCheck.Of(origin, null, scheme, host).ShouldBe(expected);
}
