using System.Globalization;
using System.Text;

namespace Rem.Cli.Tests.Canaries;

/// <summary>A plan that brings every secret wherever a plan can bring one, and what the program needs to run it.</summary>
internal static class CanaryPlan
{
    /// <summary>Secrets that come from the environment; the others from files, a command and the encrypted store.</summary>
    public const int FromEnvironment = 5;

    // Whatever goes wrong is logged with everything that is known about it.
    private const string Handler =
        "    on error:\n      - log: {level: error, text: \"${{ error.message }} in ${{ error.step }}\", fields: {all: \"${{ error }}\", json: \"${{ error | json }}\"}}\n";

    // What gives a result; it is kept, so that it is printed.
    private static readonly string[] Giving = ["shell", "http", "sql", "template", "read", "lua", "js", "csharp"];

    /// <summary>Writes rem.yaml with the sources of the secrets, and gives the process its variables.</summary>
    public static void Prepare(RemProcess rem, string more = "")
    {
        rem.Variables["REM_KEY_FILE"] = Path.Combine(rem.Folder, "keys", "key");
        rem.Variables["CREDENTIALS_DIRECTORY"] = "";
        var settings = new StringBuilder("pools:\n  main: {kind: sqlite, connection: \":memory:\"}\nsecrets:\n");
        for (var i = 0; i < Canary.All.Length; i++)
        {
            settings.Append(CultureInfo.InvariantCulture, $"  s{i}: {{{Source(rem, i)}}}\n");
        }

        rem.With("rem.yaml", settings + more);
    }

    /// <summary>The plan, with requests to an address. At its end everything fails that can.</summary>
    public static string Text(string url)
    {
        var text = new StringBuilder(WithoutEnd(url)).Append("  - run simultaneous:\n");
        for (var i = 0; i < Canary.All.Length; i++)
        {
            text.Append(Ends(i, url));
        }

        return text.ToString();
    }

    /// <summary>The plan to where it gives its result.</summary>
    public static string WithoutEnd(string url)
    {
        var text = new StringBuilder("data:\n");
        for (var i = 0; i < Canary.All.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  d{i}: {{value: \"${{{{ secrets.s{i} }}}}\", list: [\"a ${{{{ secrets.s{i} }}}} b\"], json: \"${{{{ secrets.s{i} | json }}}}\"}}\n");
        }

        text.Append("run:\n");
        for (var i = 0; i < Canary.All.Length; i++)
        {
            text.Append(Steps(i, url));
        }

        return text.ToString();
    }

    // Each line of this is a place where a secret goes in.
    private static string Steps(int i, string url)
    {
        var secret = $"${{{{ secrets.s{i} }}}}";
        var steps = new StringBuilder();
        foreach (var step in new[]
        {
            $"shell: printf '%s' \"$V\"\n    env: {{V: \"{secret}\"}}",
            $"shell: echo {secret} && echo {secret} >&2",
            $"shell: cat\n    stdin: \"{secret}\"",
            $"shell: printf '%s' \"$V\" >&2; exit 3\n    env: {{V: \"{secret}\"}}",
            $"shell: printf '%s' \"$V\" | base64\n    env: {{V: \"{secret}\"}}",
            $"shell: printf 'ab%s' \"$V\" | base64 -w 0\n    env: {{V: \"{secret}\"}}",
            $"shell: printf 'a%s' \"$V\" | od -An -v -tx1 | tr -d ' \\n'\n    env: {{V: \"{secret}\"}}",
            $"shell: set -x; true {secret}; exit 4",
            $"http: {{url: \"{url}/echo\", method: POST, body: \"{secret}\", query: {{q: \"{secret}\"}}}}",
            $"http: {{url: \"{url}/echo\", json: {{a: \"{secret}\"}}}}",
            $"http: {{url: \"{url}/fail\", query: {{q: \"{secret}\"}}, json: {{a: \"{secret}\"}}}}",
            $"http: {{url: \"{url}/echo\", headers: {{X-Token: \"{secret}\"}}}}",
            $"http: {{url: \"{url}/${{{{ secrets.s{i} }}}}\"}}",
            $"http: {{url: \"http://${{{{ secrets.s{i} }}}}/\"}}",
            $"sql: {{pool: main, query: \"select ${{{{ secrets.s{i} }}}} as v, hex(${{{{ secrets.s{i} }}}}) as h\"}}",
            $"sql: {{pool: main, query: \"select ${{{{ secrets.s{i} | raw }}}}\"}}",
            $"sql: {{pool: main, query: \"select json(${{{{ secrets.s{i} }}}})\"}}",
            "template: {text: \"{{t}} and {{{t}}}\"}\n    with: {t: \"" + secret + "\"}",
            "template: {text: \"{{t.nope}}\", as: text}\n    with: {t: \"" + secret + "\"}",
            $"log: {{level: debug, text: \"{secret}\"}}",
            $"log: \"x{secret}y\"",
            $"log: {{level: warn, text: [\"{secret}\"], fields: {{f: \"{secret}\", \"${{{{ secrets.s{i} }}}}\": 1}}}}",
            $"log: {{level: error, text: \"${{{{ secrets.s{i} | base64 }}}} ${{{{ secrets.s{i} | json | json }}}}\"}}",
            $"log: \"${{{{ secrets.s{i} + 1 }}}}\"",
            $"log: \"${{{{ secrets.s{i} | number }}}}\"",
            $"write file: {{path: \"nope/{secret}/x\", text: x}}",
            $"write file: {{path: nope/x, text: \"{secret}\"}}",
            $"read file: \"nope {secret}\"",
            $"shell: \"true\"\n    cwd: \"nope {secret}\"",
            $"shell: [\"nope {secret}\", \"{secret}\"]",
            $"fail: \"no {secret}\"",
            $"lock \"l {secret}\":\n      fail: \"in it {secret}\"",
            $"put in queue q: {{m: \"{secret}\"}}",
            $"set state b: {{key: \"{secret}\", value: \"{secret}\", version: 7}}",
            $"lua: rem.log.info(rem.secret(n)); rem.log.error('x', {{f = rem.secret(n)}}); error(rem.secret(n))\n    with: {{n: s{i}}}",
            $"js: \"rem.log.info(rem.secret(n)); rem.log.debug('x', {{f: rem.secret(n)}}); throw new Error(rem.secret(n));\"\n    with: {{n: s{i}}}",
            $"csharp: rem.Log.Info(rem.Secret((string)n)); throw new Exception(\"no \" + rem.Secret((string)n));\n    with: {{n: s{i}}}",
            $"lua: \"return {{ ['k' .. rem.secret(n)] = {{ rem.secret(n) }} }}\"\n    with: {{n: s{i}}}",
            $"js: \"return rem.shell(['nope ' + rem.secret(n)])\"\n    with: {{n: s{i}}}",
            $"js: \"null[rem.secret(n)]\"\n    with: {{n: s{i}}}",
            $"csharp: \"return Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(rem.Secret((string)n)));\"\n    with: {{n: s{i}}}",
        })
        {
            steps.Append("  - ").Append(step).Append('\n').Append(Handler);
            if (Array.Exists(Giving, word => step.StartsWith(word, StringComparison.Ordinal)))
            {
                steps.Append(CultureInfo.InvariantCulture, $"    as: r{i}.n{steps.Length}\n");
            }
        }

        return steps.ToString();
    }

    private static string Ends(int i, string url)
    {
        var secret = $"${{{{ secrets.s{i} }}}}";
        return $"""
                  fail{i}: [{"{"}fail: "no {secret}"{"}"}]
                  shell{i}: [{"{"}shell: 'printf "%s" "$V" >&2; exit 9', env: {"{"}V: "{secret}"{"}"}{"}"}]
                  words{i}: [{"{"}shell: ["nope {secret}"]{"}"}]
                  http{i}: [{"{"}http: {"{"}url: "{url}/fail", query: {"{"}q: "{secret}"{"}"}{"}"}{"}"}]
                  file{i}: [{"{"}write file: {"{"}path: "nope/{secret}", text: x{"}"}{"}"}]
                  lua{i}: [{"{"}lua: "error(rem.secret(n))", with: {"{"}n: s{i}{"}"}{"}"}]
                  js{i}: [{"{"}js: "throw rem.secret(n)", with: {"{"}n: s{i}{"}"}{"}"}]
                  csharp{i}: [{"{"}csharp: 'throw new Exception(rem.Secret((string)n));', with: {"{"}n: s{i}{"}"}{"}"}]

            """.Replace("                  ", "      ", StringComparison.Ordinal);
    }

    private static string Source(RemProcess rem, int i)
    {
        if (i < FromEnvironment)
        {
            rem.Variables[$"CANARY_{i}"] = Canary.All[i];
            return $"env: CANARY_{i}";
        }

        if (i % 3 == 0)
        {
            rem.RunWith(Canary.All[i] + "\n", "secret", "set", $"s{i}").Code.ShouldBe(0);
            return $"store: s{i}";
        }

        rem.With($"secret{i}", Canary.All[i] + "\n");
        var path = Path.Combine(rem.Folder, $"secret{i}");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return i % 3 == 1 ? $"file: secret{i}" : $"command: [cat, secret{i}]";
    }
}
