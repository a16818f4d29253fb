using Rem.Binding;
using Rem.Errors;
using Rem.Http;
using Rem.Stdlib.Run;
using Rem.Values;

namespace Rem.Stdlib.Http;

/// <summary>The settings that every action over HTTP has: `url` and `headers`, checked when the plan is loaded.</summary>
internal static class RequestSettings
{
    /// <summary>What can go wrong with any request.</summary>
    public static readonly ErrorCode[] Errors =
    [
        HttpErrors.Status, HttpErrors.Request, HttpErrors.Refused, HttpErrors.UnknownHost, HttpErrors.Tls,
        HttpErrors.ConnectTime, HttpErrors.Broken, HttpErrors.Redirects, LimitErrors.Text,
    ];

    /// <summary>Checks them, and that further settings are texts, as far as they are fixed.</summary>
    public static void Check(TagSite site, SettingValues settings, params ReadOnlySpan<string> texts)
    {
        foreach (var name in (ReadOnlySpan<string>)["url", .. texts])
        {
            settings.Check(site, name, "text", static value => value is string);
        }

        settings.Check(site, "headers", "a map", static value => value is RemMap);
        TryText(site, settings, "url", static url => RequestBuilder.Address(url));
        settings.Try(site, "headers", static value => CheckHeaders(value as RemMap));
    }

    /// <summary>Reads a text that is fixed; what is no text at all was refused already.</summary>
    public static void TryText(TagSite site, SettingValues settings, string name, Action<string> read) => settings.Try(site, name, value =>
    {
        if (value is string text)
        {
            read(text);
        }
    });

    private static void CheckHeaders(RemMap? headers)
    {
        if (headers is not null)
        {
            RequestBuilder.CheckHeaders(headers);
        }
    }
}
