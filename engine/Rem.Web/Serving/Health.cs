using System.Text;
using Microsoft.AspNetCore.Http;

namespace Rem.Web.Serving;

/// <summary>`/healthz`: the server takes requests. Open to anyone, before every line and limit.</summary>
internal static class Health
{
    private static readonly byte[] Body = Encoding.ASCII.GetBytes("ok\n");

    /// <summary>Answers.</summary>
    public static async Task AnswerAsync(Exchange exchange)
    {
        exchange.Endpoint = "/healthz";
        exchange.Http.Response.ContentType = "text/plain; charset=utf-8";
        exchange.Http.Response.ContentLength = Body.Length;
        if (!HttpMethods.IsHead(exchange.Http.Request.Method))
        {
            await exchange.Http.Response.BodyWriter.WriteAsync(Body, exchange.Http.RequestAborted);
        }
    }
}
