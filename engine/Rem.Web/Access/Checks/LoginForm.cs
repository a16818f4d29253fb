namespace Rem.Web.Access;

/// <summary>What keeps somebody from being logged in by a page of somebody else: a cookie, and a field of the form that fits it.</summary>
/// <param name="Cookie">The value of the cookie (see <see cref="CookieRules.Login"/>).</param>
/// <param name="Field">The value of the form's field `csrf`.</param>
public sealed record LoginForm(string Cookie, string Field);
