using System.Globalization;
using System.Net;
using System.Text;
using Rem.Values;

namespace Rem.Benchmarks.Templates;

/// <summary>A page of a table of 50 hosts: its template, its data and the same by hand.</summary>
internal static class PageOfRows
{
    private const int Rows = 50;

    public const string Text = """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>{{title}}</title></head>
        <body><h1>{{title}}</h1>
        <table><thead><tr><th>host</th><th>address</th><th>state</th><th>load</th></tr></thead><tbody>
        {{#each rows}}<tr><td>{{name}}</td><td>{{address}}</td><td>{{#if up}}up{{else}}down{{/if}}</td><td>{{load}}</td></tr>
        {{/each}}</tbody></table></body></html>

        """;

    // As handlebars.js has the same data; loads of 0.05 and so on are written alike by both.
    public const string Script = """
        const [text, rounds, times] = [process.argv[1], 12, 2000];
        const fill = require('handlebars').compile(text);
        const rows = [];
        for (let i = 0; i < 50; i++) rows.push({ name: 'web' + i, address: '10.0.0.' + i, up: i % 7 !== 0, load: (i * 20 + 1) / 20 });
        const data = { title: 'Hosts <all>', rows };
        let best = Infinity, out;
        for (let round = 0; round < rounds; round++) {
          const from = process.cpuUsage();
          for (let i = 0; i < times; i++) out = Buffer.from(fill(data));
          const took = process.cpuUsage(from);
          best = Math.min(best, (took.user + took.system) / times);
        }
        console.log(best + ' ' + require('crypto').createHash('sha256').update(out).digest('hex'));
        """;

    public static RemMap Data()
    {
        var rows = new RemList(Rows);
        for (var i = 0L; i < Rows; i++)
        {
            var number = i.ToString(CultureInfo.InvariantCulture);
            rows.Add(new RemMap { ["name"] = "web" + number, ["address"] = "10.0.0." + number, ["up"] = i % 7 != 0, ["load"] = ((i * 20) + 1) / 20.0 });
        }

        return new RemMap { ["title"] = "Hosts <all>", ["rows"] = rows };
    }

    /// <summary>The page as somebody writes it who wants this page and no other.</summary>
    public static byte[] ByHand(RemMap data)
    {
        var title = WebUtility.HtmlEncode((string)data["title"]!);
        var text = new StringBuilder(4096);
        text.Append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>").Append(title).Append("</title></head>\n<body><h1>").Append(title);
        text.Append("</h1>\n<table><thead><tr><th>host</th><th>address</th><th>state</th><th>load</th></tr></thead><tbody>\n");
        var rows = (RemList)data["rows"]!;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = (RemMap)rows[i]!;
            text.Append("<tr><td>").Append(WebUtility.HtmlEncode(ValueText.Of(row["name"])));
            text.Append("</td><td>").Append(WebUtility.HtmlEncode(ValueText.Of(row["address"])));
            text.Append("</td><td>").Append(Truth.Of(row["up"]) ? "up" : "down");
            text.Append("</td><td>").Append(ValueText.Of(row["load"])).Append("</td></tr>\n");
        }

        return Encoding.UTF8.GetBytes(text.Append("</tbody></table></body></html>\n").ToString());
    }
}
