using System.Globalization;
using Microsoft.AspNetCore.Http;
using Rem.Web.Access;
using Rem.Web.Markup;
using Rem.Web.Pages;
using Rem.Web.Widgets;

namespace Rem.Web.Serving;

/// <summary>`/login` and `/logout`: a session begins with a name and a password, or with a token, and ends by the user's own hand.</summary>
internal sealed class LoginPage(Gate gate)
{
    private static readonly TimeSpan FormTime = TimeSpan.FromHours(1);

    /// <summary>Answers `/login`: GET shows the form, POST takes it.</summary>
    public Task LoginAsync(Exchange exchange) =>
        HttpMethods.IsPost(exchange.Http.Request.Method) ? TakeAsync(exchange) : ShowAsync(exchange, StatusCodes.Status200OK, Next(exchange.Http.Request.Query["next"]), null);

    /// <summary>Answers `POST /logout`.</summary>
    public async Task LogoutAsync(Exchange exchange)
    {
        await gate.Access.LogoutAsync(exchange.Caller, Gate.Address(exchange), exchange.Id, exchange.Http.RequestAborted);
        exchange.Http.Response.Headers.Append("Set-Cookie", gate.Cookie(exchange).Clear());
        Redirect(exchange.Http, "/login");
    }

    private async Task TakeAsync(Exchange exchange)
    {
        var http = exchange.Http;
        var form = await RequestBody.FormAsync(http);
        var next = Next(form["next"]);
        if (!gate.Access.IsLoginForm(http.Request.Cookies[FormCookie(exchange).Name], form["csrf"]))
        {
            await ShowAsync(exchange, StatusCodes.Status403Forbidden, next, "The form was too old, or came from elsewhere. Please try again.");
            return;
        }

        var result = await TryAsync(exchange, form);
        switch (result.Outcome)
        {
            case LoginOutcome.Done:
                http.Response.Headers.Append("Set-Cookie", gate.Cookie(exchange).Set(result.Cookie!, result.Life));
                http.Response.Headers.Append("Set-Cookie", FormCookie(exchange).Clear());
                Redirect(http, next);
                break;
            case LoginOutcome.TooMany:
                var seconds = ((long)Math.Ceiling(result.RetryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                http.Response.Headers.RetryAfter = seconds;
                await ShowAsync(exchange, StatusCodes.Status429TooManyRequests, next, $"Too many tries. Please try again in {seconds} seconds.");
                break;
            default:
                await ShowAsync(exchange, StatusCodes.Status401Unauthorized, next, "That is not right.");
                break;
        }
    }

    private Task<LoginResult> TryAsync(Exchange exchange, IFormCollection form)
    {
        var (http, address) = (exchange.Http, Gate.Address(exchange));
        return form["token"].ToString().Trim() is { Length: > 0 } token
            ? gate.Access.LoginAsync(token, address, exchange.Id, http.RequestAborted)
            : gate.Access.LoginAsync(form["user"].ToString(), form["password"].ToString(), address, exchange.Id, http.RequestAborted);
    }

    private Task ShowAsync(Exchange exchange, int status, string next, string? problem)
    {
        var http = exchange.Http;
        var form = gate.Access.NewLoginForm();
        http.Response.Headers.Append("Set-Cookie", FormCookie(exchange).Set(form.Cookie, FormTime));
        http.Response.StatusCode = status;
        var body = problem is null ? new Html() : Html.Of($"<p role=\"alert\">{StateMark.Of("critical", problem)}</p>");
        body.Add($"""
            <div class="rem-grid" data-columns="3"><form class="rem-widget rem-form" method="post" action="/login">
            <input type="hidden" name="csrf" value="{form.Field}"><input type="hidden" name="next" value="{next}">
            <div class="rem-field"><label for="user">User</label><input id="user" name="user" autocomplete="username"></div>
            <div class="rem-field"><label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password"></div>
            <p class="rem-about">or</p>
            <div class="rem-field"><label for="token">Token</label><input id="token" name="token" type="password" autocomplete="off" placeholder="rem_…"></div>
            <button type="submit">Sign in</button>
            </form></div>
            """);
        return PageAnswer.WriteAsync(http, PageShell.Of(exchange, "Sign in", body), PageShell.ContentType, http.RequestAborted);
    }

    // Back to a path of this site, and nowhere else.
    private static string Next(string? next) => next is { Length: > 0 } && next[0] == '/' && RedirectAddress.Of(next) is { } address ? address : "/";

    private static void Redirect(HttpContext http, string address)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = address;
    }

    private static CookieRules FormCookie(Exchange exchange) => CookieRules.Login(exchange.Http.Request.IsHttps, exchange.Http.Connection.LocalPort);
}
