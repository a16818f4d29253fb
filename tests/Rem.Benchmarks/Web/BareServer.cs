using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Rem.Benchmarks.Web;

/// <summary>The least that Kestrel does for the same bytes: an endpoint that gives them, without log, session or headers.</summary>
internal static class BareServer
{
    /// <summary>The word by which this program becomes it.</summary>
    public const string Word = "--bare-kestrel";

    /// <summary>Serves until it is killed.</summary>
    public static void Serve(string port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.ListenLocalhost(int.Parse(port, CultureInfo.InvariantCulture)));
        var app = builder.Build();
        app.MapGet("/plain", static () => "hello");
        app.MapPost("/add", static async (HttpContext http) =>
        {
            using var reader = new StreamReader(http.Request.Body);
            await reader.ReadToEndAsync();
            return Results.Text("3", "application/json");
        });
        app.Run();
    }
}
