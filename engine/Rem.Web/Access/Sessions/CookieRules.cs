using System.Globalization;

namespace Rem.Web.Access;

/// <summary>
/// A cookie of ours as the server writes it. Over https its name begins with `__Host-`, so that no other host or path can
/// set it; over plain http browsers refuse that prefix, and the port stands in the name instead, because all ports of a
/// host share their cookies. Frozen.
/// </summary>
/// <param name="Name">The cookie's name.</param>
/// <param name="IsSecure">True when it is sent over https alone.</param>
public sealed record CookieRules(string Name, bool IsSecure)
{
    /// <summary>The session's cookie.</summary>
    public static CookieRules Session(bool isHttps, int port) => Of("", isHttps, port);

    /// <summary>The cookie of a login form.</summary>
    public static CookieRules Login(bool isHttps, int port) => Of("-login", isHttps, port);

    /// <summary>The header `Set-Cookie` that sets it.</summary>
    public string Set(string value, TimeSpan life) =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}={value}; Max-Age={Math.Max(0, (long)life.TotalSeconds)}; Path=/; HttpOnly; SameSite=Lax{(IsSecure ? "; Secure" : "")}");

    /// <summary>The header `Set-Cookie` that takes it away.</summary>
    public string Clear() => Set("", TimeSpan.Zero);

    private static CookieRules Of(string end, bool isHttps, int port) => isHttps
        ? new CookieRules("__Host-rem" + end, true)
        : new CookieRules(string.Create(CultureInfo.InvariantCulture, $"rem-{port}{end}"), false);
}
