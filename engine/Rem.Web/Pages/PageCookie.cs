using Microsoft.AspNetCore.Http;
using Rem.Errors;
using Rem.Values;

namespace Rem.Web.Pages;

/// <summary>A cookie that a page sets: HttpOnly, SameSite=Lax, and Secure over https, unless it says otherwise.</summary>
internal static class PageCookie
{
    private static readonly string[] Keys = ["value", "max age", "path", "http only", "same site"];

    /// <summary>Sets it; null takes it away.</summary>
    public static void Set(HttpContext http, string name, object? value, Func<string, string?, PlanException> error)
    {
        if (!HeaderText.IsName(name) || name.StartsWith("__", StringComparison.Ordinal) || name.StartsWith("rem-", StringComparison.OrdinalIgnoreCase))
        {
            throw error($"{ValueText.Show(name)} is no name for a cookie of a page", "names that begin with `__` or `rem-` are the server's own");
        }

        var options = new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/" };
        switch (value)
        {
            case null:
                http.Response.Cookies.Delete(name, options);
                break;
            case RemMap settings:
                http.Response.Cookies.Append(name, Read(settings, options, error), options);
                break;
            default:
                http.Response.Cookies.Append(name, ValueText.Of(value), options);
                break;
        }
    }

    private static string Read(RemMap settings, CookieOptions options, Func<string, string?, PlanException> error)
    {
        var value = "";
        foreach (var (key, setting) in settings)
        {
            switch (key)
            {
                case "value":
                    value = ValueText.Of(setting);
                    break;
                case "max age" when Duration.TryRead(setting, out var age):
                    options.MaxAge = age;
                    break;
                case "path" when setting is string path && path.StartsWith('/') && HeaderText.IsValue(path) && !path.Contains(';', StringComparison.Ordinal):
                    options.Path = path;
                    break;
                case "http only" when setting is bool only:
                    options.HttpOnly = only;
                    break;
                case "same site" when setting is "strict" or "lax":
                    options.SameSite = setting is "strict" ? SameSiteMode.Strict : SameSiteMode.Lax;
                    break;
                default:
                    throw error($"{ValueText.Show(key)}: {ValueText.ShowWithKind(setting)} is no setting of a cookie; it has {string.Join(", ", Keys)}", null);
            }
        }

        return value;
    }
}
