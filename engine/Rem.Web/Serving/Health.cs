using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Rem.Web.Serving;

/// <summary>
/// `/healthz`: the server takes requests. Open to anyone, before every line and limit. A second line counts the newer
/// versions of plans that are wrong: the old ones serve, so it is well, and somebody should look.
/// </summary>
internal static class Health
{
    private static readonly byte[] Well = Encoding.ASCII.GetBytes("ok\n");

    /// <summary>Answers.</summary>
    public static async Task AnswerAsync(Exchange exchange, int refused)
    {
        var body = refused == 0 ? Well : Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"ok\nnewer versions of plans that were refused: {refused}\n"));
        exchange.Endpoint = "/healthz";
        exchange.Http.Response.ContentType = "text/plain; charset=utf-8";
        exchange.Http.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(exchange.Http.Request.Method))
        {
            await exchange.Http.Response.BodyWriter.WriteAsync(body, exchange.Http.RequestAborted);
        }
    }
}
