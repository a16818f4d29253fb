using Rem.Running;
using Rem.Values;

namespace Rem.Benchmarks.Running;

/// <summary>Hiding secrets in what a run gives and logs: what it costs where there is none in it, which is nearly always.</summary>
internal static class SecretsBenchmark
{
    private const int Hosts = 2000;

    /// <summary>Runs it.</summary>
    public static void Run(Measure measure)
    {
        var result = Result();
        var line = "GET /health of web17 took 12 ms and gave 200, which is what was expected of it";
        foreach (var count in new[] { 1, 20 })
        {
            var texts = Texts(count);
            var secrets = Secrets(texts);
            measure.Ratio($"a result of {Hosts} hosts, {count} secrets, against copying it", () => secrets.Hide((object?)result), () => Copy(result), 6);
            measure.Ratio("the same, against one Replace for each secret alone", () => secrets.Hide((object?)result), () => Replaced(result, texts), count == 1 ? 4 : 1);
            measure.Duration($"1000 lines of a log, {count} secrets", () => Lines(secrets, line), TimeSpan.FromMilliseconds(4));
            measure.Duration($"the first text, {count} secrets: all their forms are made", () => Secrets(texts).Hide(line), TimeSpan.FromMilliseconds(20));
        }
    }

    private static void Lines(Secrets secrets, string line)
    {
        for (var i = 0; i < 1000; i++)
        {
            secrets.Hide(line);
        }
    }

    private static Secrets Secrets(string[] texts)
    {
        var map = new RemMap(texts.Length);
        foreach (var text in texts)
        {
            map.Set("s" + map.Count, text);
        }

        return new Secrets(map);
    }

    private static string[] Texts(int count)
    {
        var random = new Random(4);
        var texts = new string[count];
        for (var i = 0; i < count; i++)
        {
            var bytes = new byte[i % 10 == 9 ? 1200 : 24];
            random.NextBytes(bytes);
            texts[i] = Convert.ToBase64String(bytes);
        }

        return texts;
    }

    private static RemList Result()
    {
        var list = new RemList(Hosts);
        for (var i = 0; i < Hosts; i++)
        {
            var host = new RemMap(4);
            host.Set("name", $"web{i}.example.com");
            host.Set("load", i / 100.0);
            host.Set("state", "up, answers within what was agreed for this service");
            host.Set("checks", RemList.Of("disk", "memory", "network"));
            list.Add(host);
        }

        return list;
    }

    private static object? Copy(object? value)
    {
        switch (value)
        {
            case RemList list:
                var items = new RemList(list.Count);
                foreach (var item in list)
                {
                    items.Add(Copy(item));
                }

                return items;
            case RemMap map:
                var copy = new RemMap(map.Count);
                for (var i = 0; i < map.Count; i++)
                {
                    copy.Set(map.KeyAt(i), Copy(map.ValueAt(i)));
                }

                return copy;
            default:
                return value;
        }
    }

    // How it was done before: the values as they are, and nothing else.
    private static object? Replaced(object? value, string[] secrets)
    {
        switch (value)
        {
            case string text:
                foreach (var secret in secrets)
                {
                    text = text.Replace(secret, "***", StringComparison.Ordinal);
                }

                return text;
            case RemList list:
                var items = new RemList(list.Count);
                foreach (var item in list)
                {
                    items.Add(Replaced(item, secrets));
                }

                return items;
            case RemMap map:
                var copy = new RemMap(map.Count);
                for (var i = 0; i < map.Count; i++)
                {
                    copy.Set((string)Replaced(map.KeyAt(i), secrets)!, Replaced(map.ValueAt(i), secrets));
                }

                return copy;
            default:
                return value;
        }
    }
}
